package beijing.facility.workflow.engine;

import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.springframework.beans.factory.ListableBeanFactory;

import beijing.facility.workflow.ProcessBean;

/**
 * What an expression in a BPMN file can reach: process variables and the beans marked for it. There is no resolver for properties
 * or methods, so an expression can't get from there to anywhere else.
 */
class ProcessExpressions extends JuelExpressionManager {

    private final ListableBeanFactory beans;

    ProcessExpressions(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolvers = new CompositeELResolver();
        resolvers.add(new VariableScopeElResolver());
        resolvers.add(new VariableContextElResolver());
        resolvers.add(new ProcessBeans(beans));
        return resolvers;
    }

    /** Finds a bean by its name, if it is marked as {@link ProcessBean}. */
    private static final class ProcessBeans extends ELResolver {

        private final ListableBeanFactory beans;

        private ProcessBeans(ListableBeanFactory beans) {
            this.beans = beans;
        }

        @Override
        public Object getValue(ELContext context, Object base, Object property) {
            if (base != null || !isProcessBean(beans, String.valueOf(property))) {
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
        public java.util.Iterator<java.beans.FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
            return null;
        }
    }

    static boolean isProcessBean(ListableBeanFactory beans, String name) {
        return beans.containsBean(name) && beans.findAnnotationOnBean(name, ProcessBean.class) != null;
    }
}
