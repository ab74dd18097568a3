package beijing.facility.workflow.engine.diagram;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstBracket;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/** An expression as it stands in a diagram: what it asks, and, where it only compares variables with texts, what it answers. */
final class Expression {

    /** No sentence of a diagram is longer; the parser goes a step deeper for each bracket. */
    private static final int LONGEST = 500;

    /** One variable beside one text. */
    record Comparison(String variable, String text) {
    }

    private final Node root;
    private final Set<String> variables = new LinkedHashSet<>();
    private final Set<String> functions = new LinkedHashSet<>();
    private final List<Comparison> comparisons = new ArrayList<>();
    private boolean reaching;

    private Expression(Node root) {
        this.root = root;
        collect(root);
    }

    static boolean in(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** Empty where it is none. */
    static Optional<Expression> of(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Expression(new Builder(Builder.Feature.METHOD_INVOCATIONS).build(text.strip()).getRoot()));
        } catch (TreeBuilderException unreadable) {
            return Optional.empty();
        }
    }

    /** Why an expression would fail here whatever the variables are; the end of a Chinese sentence. */
    static Optional<String> problem(String text, Set<String> functions) {
        Optional<Expression> expression = of(text);
        if (expression.isEmpty()) {
            return Optional.of("写法有误");
        }
        for (String function : expression.get().functions) {
            if (!functions.contains(function)) {
                return Optional.of("不能调用函数“" + function + "”");
            }
        }
        return expression.get().reaching ? Optional.of("只能引用变量，不能访问其属性或调用方法") : Optional.empty();
    }

    Set<String> variables() {
        return variables;
    }

    List<Comparison> comparisons() {
        return comparisons;
    }

    /** Whether it is nothing but one variable. */
    Optional<String> variable() {
        return root instanceof AstEval && root.getChild(0) instanceof AstIdentifier identifier
                ? Optional.of(identifier.getName()) : Optional.empty();
    }

    /** The outcome that it stands for, where it is one variable that equals one text. */
    Optional<Comparison> outcome() {
        return root instanceof AstEval && root.getChild(0) instanceof AstBinary binary && binary.getOperator() == AstBinary.EQ
                ? comparison(binary) : Optional.empty();
    }

    /** Whether it only compares variables with texts, so that its answer follows from their values. */
    boolean decidable() {
        return root instanceof AstEval && decidable(root.getChild(0));
    }

    private static boolean decidable(Node node) {
        if (node instanceof AstNested) {
            return decidable(node.getChild(0));
        }
        if (node instanceof AstUnary unary) {
            return unary.getOperator() == AstUnary.NOT && decidable(node.getChild(0));
        }
        if (node instanceof AstBinary binary) {
            if (binary.getOperator() == AstBinary.AND || binary.getOperator() == AstBinary.OR) {
                return decidable(node.getChild(0)) && decidable(node.getChild(1));
            }
            return (binary.getOperator() == AstBinary.EQ || binary.getOperator() == AstBinary.NE) && comparison(binary).isPresent();
        }
        return false;
    }

    /** What it answers where the variables are these. */
    boolean holds(Map<String, String> values) {
        return holds(root.getChild(0), values);
    }

    private static boolean holds(Node node, Map<String, String> values) {
        if (node instanceof AstNested) {
            return holds(node.getChild(0), values);
        }
        if (node instanceof AstUnary) {
            return !holds(node.getChild(0), values);
        }
        AstBinary binary = (AstBinary) node;
        if (binary.getOperator() == AstBinary.AND) {
            return holds(node.getChild(0), values) && holds(node.getChild(1), values);
        }
        if (binary.getOperator() == AstBinary.OR) {
            return holds(node.getChild(0), values) || holds(node.getChild(1), values);
        }
        Comparison comparison = comparison(binary).orElseThrow();
        return (binary.getOperator() == AstBinary.EQ) == comparison.text.equals(values.get(comparison.variable));
    }

    private static Optional<Comparison> comparison(AstBinary binary) {
        Node left = binary.getChild(0);
        Node right = binary.getChild(1);
        if (left instanceof AstIdentifier variable && right instanceof AstString text) {
            return Optional.of(new Comparison(variable.getName(), text(text)));
        }
        if (right instanceof AstIdentifier variable && left instanceof AstString text) {
            return Optional.of(new Comparison(variable.getName(), text(text)));
        }
        return Optional.empty();
    }

    private static String text(AstString text) {
        return (String) text.eval(null, null);
    }

    private void collect(Node node) {
        if (node instanceof AstDot || node instanceof AstBracket || node instanceof AstMethod) {
            reaching = true;
        }
        if (node instanceof AstIdentifier identifier) {
            variables.add(identifier.getName());
        }
        if (node instanceof AstFunction function) {
            functions.add(function.getName());
        }
        if (node instanceof AstBinary binary) {
            comparison(binary).ifPresent(comparisons::add);
        }
        for (int child = 0; child < node.getCardinality(); child++) {
            collect(node.getChild(child));
        }
    }
}
