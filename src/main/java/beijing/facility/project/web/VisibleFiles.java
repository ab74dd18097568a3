package beijing.facility.project.web;

import java.util.List;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import beijing.facility.identity.CurrentUser;
import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;

/** The files of the projects as far as the signed-in user may see them. */
@Service
public class VisibleFiles {

    private final ProjectReader reader;
    private final ProjectFiles files;
    private final CurrentUser user;

    VisibleFiles(ProjectReader reader, ProjectFiles files, CurrentUser user) {
        this.reader = reader;
        this.files = files;
        this.user = user;
    }

    /** @throws NoSuchFile where there is no such project, and likewise where she may not know that there is one */
    @Transactional(readOnly = true)
    public Project require(String number) {
        if (!sees(number)) {
            throw new NoSuchFile(number);
        }
        return files.require(number);
    }

    /** Whether there is such a project and she may know of it. */
    @Transactional(readOnly = true)
    public boolean sees(String number) {
        return reader.sees(Visibility.of(user.groups()), number);
    }

    /** Likewise whoever belongs to these groups and no other. */
    @Transactional(readOnly = true)
    public boolean visibleTo(List<String> groups, String number) {
        return reader.sees(Visibility.of(groups), number);
    }
}
