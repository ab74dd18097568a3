package beijing.facility.workflow.engine;

import java.beans.FeatureDescriptor;
import java.time.Duration;
import java.util.Date;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

import org.camunda.bpm.engine.impl.el.CommandContextFunctions;
import org.camunda.bpm.engine.impl.el.DateTimeFunctions;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.impl.juel.AstBracket;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.FunctionNode;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.Tree;
import org.camunda.bpm.impl.juel.TreeBuilderException;
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
    private static final Set<String> FUNCTIONS = Set.of(CommandContextFunctions.CURRENT_USER,
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

    /** Why an expression would fail here whatever the variables are; the end of a Chinese sentence. */
    static Optional<String> problem(String expression) {
        Tree tree;
        try {
            tree = new Builder(Builder.Feature.METHOD_INVOCATIONS).build(expression);
        } catch (TreeBuilderException unreadable) {
            return Optional.of("写法有误");
        }
        for (FunctionNode function : tree.getFunctionNodes()) {
            if (!FUNCTIONS.contains(function.getName())) {
                return Optional.of("不能调用函数“" + function.getName() + "”");
            }
        }
        return reaches(tree.getRoot()) ? Optional.of("只能引用变量，不能访问其属性或调用方法") : Optional.empty();
    }

    private static boolean reaches(Node node) {
        if (node instanceof AstDot || node instanceof AstBracket || node instanceof AstMethod) {
            return true;
        }
        for (int child = 0; child < node.getCardinality(); child++) {
            if (reaches(node.getChild(child))) {
                return true;
            }
        }
        return false;
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
