package beijing.facility.benchmark;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.identity.Authentication;

import com.zaxxer.hikari.HikariDataSource;

/**
 * What Tasklist asks on every refresh: a page of the filter that is open, and the count of each. Beside it what the engine's own
 * statements take, and SQL written by hand.
 */
class TaskListMeasurement implements Measurement {

    private static final List<String> OFFICIALS =
            List.of("district-drc-110105", "dept-health", "municipal-drc", Facility.IN_TEN_GROUPS);

    private final Set<String> compared = new HashSet<>();
    private StockEngine stock;

    @Override
    public void measure(Facility facility, Report report) throws Exception {
        if (stock == null) {
            stock = new StockEngine((HikariDataSource) facility.database());
        }
        FilterService filters = facility.bean(FilterService.class);
        for (String user : OFFICIALS) {
            for (Filter filter : facility.official(user).as(() -> filters.createFilterQuery().list())) {
                facility.official(user).as(() -> {
                    try {
                        measure(facility, report, filters, filter, user);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    return null;
                });
            }
        }
    }

    private void measure(Facility facility, Report report, FilterService filters, Filter filter, String user) throws Exception {
        Authentication signedIn = facility.bean(IdentityService.class).getCurrentAuthentication();
        Question question = new Question(filter.getName(), user, signedIn.getGroupIds(), signedIn.getTenantIds());
        // the filters of the districts and of the departments are alike: one of each tells what the stock engine takes
        boolean alone = compared.add(report.projects() + user + filter.getName().replaceFirst("：.*", ""));
        report.time(filter.getName() + ", page of " + Question.PAGE, user,
                () -> filters.listPage(filter.getId(), 0, Question.PAGE).size(),
                alone ? () -> stock.page(question, report.effort()) : null, () -> question.page(facility.database()).size());
        report.time(filter.getName() + ", count", user, () -> filters.count(filter.getId()),
                alone ? () -> stock.count(question, report.effort()) : null, () -> question.count(facility.database()));
    }

    @Override
    public void close() {
        if (stock != null) {
            stock.close();
        }
    }
}
