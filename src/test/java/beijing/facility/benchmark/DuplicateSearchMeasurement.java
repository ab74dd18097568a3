package beijing.facility.benchmark;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import beijing.facility.project.Project;
import beijing.facility.project.ProjectFiles;
import beijing.facility.project.SimilarProjects;

/** The search for what may have been handed in twice, for units of a few projects and for those of many. */
class DuplicateSearchMeasurement implements Measurement {

    @Override
    public void measure(Facility facility, Report report) throws Exception {
        measure(facility, report, "few", "count(*) < 10");
        measure(facility, report, "most", "count(*) >= max(count(*)) over ()");
    }

    private static void measure(Facility facility, Report report, String who, String which) throws Exception {
        ProjectFiles files = facility.bean(ProjectFiles.class);
        List<Project> projects = facility.jdbc().sql("""
                select max(number) from project where credit_code in (select unit.credit_code from (
                    select credit_code, %s as wanted from project group by credit_code) unit where wanted)
                group by credit_code, name order by md5(max(number)) limit 100""".formatted(which))
                .query(String.class).list().stream().map(files::require).toList();
        SimilarProjects similar = facility.bean(SimilarProjects.class);
        TransactionTemplate transaction = new TransactionTemplate(facility.bean(PlatformTransactionManager.class));
        AtomicInteger next = new AtomicInteger();
        report.time("duplicate search", "a unit of " + who + " projects", () -> transaction.execute(status ->
                similar.to(projects.get(next.getAndIncrement() % projects.size())).size()));
    }
}
