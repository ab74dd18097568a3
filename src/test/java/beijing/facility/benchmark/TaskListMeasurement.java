package beijing.facility.benchmark;

import java.util.List;

import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.filter.Filter;

/** What Tasklist asks on every refresh: a page of the filter that is open, and the count of each. */
class TaskListMeasurement implements Measurement {

    static final List<String> OFFICIALS =
            List.of("district-drc-110105", "dept-health", "municipal-drc", Facility.IN_TEN_GROUPS);

    @Override
    public void measure(Facility facility, Report report) throws Exception {
        FilterService filters = facility.bean(FilterService.class);
        for (String user : OFFICIALS) {
            for (Filter filter : facility.official(user).as(() -> filters.createFilterQuery().list())) {
                facility.official(user).as(() -> {
                    try {
                        report.time(filter.getName() + ", page of 15", user, () -> filters.listPage(filter.getId(), 0, 15).size());
                        report.time(filter.getName() + ", count", user, () -> filters.count(filter.getId()));
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    return null;
                });
            }
        }
    }
}
