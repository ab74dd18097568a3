package beijing.facility.desk.web;

import java.util.LinkedHashMap;
import java.util.Map;

import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.filter.Filter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How many tasks there are under each filter that the signed-in official finds in Tasklist. */
@RestController
@RequestMapping({"/api/filters", "/camunda/api/desk/filters"})
class FilterCountsController {

    private static final Logger LOG = LoggerFactory.getLogger(FilterCountsController.class);

    private final FilterService filters;

    FilterCountsController(FilterService filters) {
        this.filters = filters;
    }

    /** By their ids; one that can't be counted, because whoever made it wrote it so, is left out. */
    @GetMapping("/counts")
    Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Filter filter : filters.createTaskFilterQuery().list()) {
            try {
                counts.put(filter.getId(), filters.count(filter.getId()));
            } catch (ProcessEngineException broken) {
                LOG.warn("The filter {} can't be counted: {}", filter.getName(), broken.toString());
            }
        }
        return counts;
    }
}
