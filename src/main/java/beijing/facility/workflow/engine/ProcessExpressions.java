package beijing.facility.workflow.engine;

import java.beans.FeatureDescriptor;
import java.time.Duration;
import java.util.Date;
import java.util.Iterator;
import java.util.Set;

import org.camunda.bpm.engine.impl.el.CommandContextFunctions;
import org.camunda.bpm.engine.impl.el.DateTimeFunctions;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.FunctionMapper;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.ReflectionUtils;

import beijing.facility.workflow.ProcessBean;

/**
 * What an expression in a BPMN file can reach: the beans marked for it and the process variables. There is no resolver for properties
 * or methods, so an expression can't get from there to anywhere else.
 */
class ProcessExpressions extends JuelExpressionManager {

    private static final String IN_DAYS = "inDays";

    /** Who is signed in and what time it is or will be, which the filters of Tasklist ask; no others. */
    static final Set<String> FUNCTIONS = Set.of(CommandContextFunctions.CURRENT_USER,
            CommandContextFunctions.CURRENT_USER_GROUPS, DateTimeFunctions.NOW, DateTimeFunctions.DATE_TIME, IN_DAYS);

    private final ListableBeanFactory beans;

    ProcessExpressions(ListableBeanFactory beans) {
        this.beans = beans;
        addFunction(IN_DAYS, ReflectionUtils.findMethod(Functions.class, IN_DAYS, long.class));
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolvers = new CompositeELResolver();
        // first, lest a variable take the place of a bean
        resolvers.add(new ProcessBeans());
        resolvers.add(new VariableScopeElResolver());
        resolvers.add(new VariableContextElResolver());
        return resolvers;
    }

    @Override
    protected FunctionMapper createFunctionMapper() {
        FunctionMapper all = super.createFunctionMapper();
        return new FunctionMapper() {
            @Override
            public java.lang.reflect.Method resolveFunction(String prefix, String localName) {
                return FUNCTIONS.contains(localName) ? all.resolveFunction(prefix, localName) : null;
            }
        };
    }

    boolean isProcessBean(String name) {
        return beans.containsBean(name) && beans.findAnnotationOnBean(name, ProcessBean.class) != null;
    }

    /** Public, because the expression's parser calls it by reflection. */
    public static final class Functions {

        private Functions() {
        }

        /** The moment so many times 24 hours from now; what an expression can't ask of a date, for it reaches no methods. */
        public static Date inDays(long days) {
            return Date.from(ClockUtil.getCurrentTime().toInstant().plus(Duration.ofDays(days)));
        }
    }

    /** Finds a bean by its name, if it is marked as {@link ProcessBean}. */
    private final class ProcessBeans extends ELResolver {

        @Override
        public Object getValue(ELContext context, Object base, Object property) {
            if (base != null || !isProcessBean(String.valueOf(property))) {
                return null;
            }
            context.setPropertyResolved(true);
            return beans.getBean(property.toString());
        }

        @Override
        public Class<?> getType(ELContext context, Object base, Object property) {
            return null;
        }

        @Override
        public void setValue(ELContext context, Object base, Object property, Object value) {
            // a bean's name can't be given to something else
        }

        @Override
        public boolean isReadOnly(ELContext context, Object base, Object property) {
            return true;
        }

        @Override
        public Class<?> getCommonPropertyType(ELContext context, Object base) {
            return Object.class;
        }

        @Override
        public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
            return null;
        }
    }
}
