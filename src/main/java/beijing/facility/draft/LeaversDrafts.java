package beijing.facility.draft;

import org.springframework.stereotype.Component;

import beijing.facility.workflow.engine.PeopleWatch;

/** With a user go her drafts: nobody else may ever read them. */
@Component
class LeaversDrafts implements PeopleWatch {

    private final DraftStore store;

    LeaversDrafts(DraftStore store) {
        this.store = store;
    }

    @Override
    public void deleting(String me, String user) {
        store.deleteOf(user);
    }
}
