package beijing.facility.workflow.engine;

import java.util.ArrayList;
import java.util.List;

import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.Direction;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.impl.QueryOrderingProperty;
import org.camunda.bpm.engine.impl.TaskQueryProperty;
import org.camunda.bpm.engine.impl.cmd.ExecuteFilterListPageCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.query.Query;

/**
 * The engine's filter service, in which the order that an official chooses is the order of her list. The engine puts it behind that of
 * the filter, where it is never seen.
 */
class OfficialFilterService extends FilterServiceImpl {

    @Override
    @SuppressWarnings("unchecked")
    public <T, Q extends Query<?, T>> List<T> listPage(String filter, Q extending, int first, int most) {
        if (!chosen(extending)) {
            return super.listPage(filter, extending, first, most);
        }
        return (List<T>) commandExecutor.execute(new InHerOrder(filter, (AbstractQuery<?, ?>) extending, first, most));
    }

    /** Tasklist asks for the newest first where nothing was chosen: then it is the filter that says. */
    private static boolean chosen(Query<?, ?> extending) {
        List<QueryOrderingProperty> order = extending instanceof AbstractQuery<?, ?> query ? query.getOrderingProperties() : List.of();
        return order.size() > 1 || order.size() == 1
                && !(TaskQueryProperty.CREATE_TIME.equals(order.get(0).getQueryProperty()) && Direction.DESCENDING.equals(order.get(0).getDirection()));
    }

    private static final class InHerOrder extends ExecuteFilterListPageCmd {

        private static final long serialVersionUID = 1;

        private final transient List<QueryOrderingProperty> order;

        InHerOrder(String filter, AbstractQuery<?, ?> extending, int first, int most) {
            super(filter, extending, first, most);
            order = List.copyOf(extending.getOrderingProperties());
        }

        @Override
        protected Filter getFilter(CommandContext context) {
            // a copy of the stored one
            Filter filter = super.getFilter(context);
            ((AbstractQuery<?, ?>) filter.getQuery()).setOrderingProperties(new ArrayList<>(order));
            return filter;
        }
    }
}
