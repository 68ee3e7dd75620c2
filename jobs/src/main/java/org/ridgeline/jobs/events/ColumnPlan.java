package org.ridgeline.jobs.events;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.ConditionalExpression;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.HigherOrderFunction;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.objects.Invoke;
import org.apache.spark.sql.catalyst.expressions.objects.StaticInvoke;
import org.apache.spark.sql.catalyst.types.DataTypeUtils;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.ridgeline.functions.ColumnForm;
import org.ridgeline.functions.ColumnForm.Kernel;
import org.ridgeline.functions.ColumnForm.Operand;
import org.ridgeline.functions.Jagged;
import org.ridgeline.jobs.events.EventProgram.Node;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Finds the parts of an analysis' expressions that can be computed for many events at once: functions of lists of the scan,
 * of numbers that are written out, and of each other. Each becomes a node, once, and an attribute stands for it in what is
 * left of the expression. What stands in a branch of a condition stays there: it may hold for few events only.
 */
final class ColumnPlan {
    private static final int NONE = -1;

    private final Map<ExprId, Integer> scan = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Map<List<Object>, Integer> known = new HashMap<>();
    private final Map<ExprId, Integer> defined = new HashMap<>();
    private final Map<Integer, AttributeReference> shown = new HashMap<>();
    private final Map<ExprId, Integer> nodeOf = new HashMap<>();

    /** @param columns of batches; none if the scan has none, and nothing is to be found */
    ColumnPlan(List<Attribute> columns) {
        for (int i = 0; i < columns.size(); i++) {
            if (Jagged.holds(columns.get(i).dataType())) {
                scan.put(columns.get(i).exprId(), i);
            }
        }
    }

    List<Node> nodes() {
        return List.copyOf(nodes);
    }

    /** Makes a definition a node, if it can be one. */
    boolean define(ExprId id, Expression expression, String where) {
        int node = function(expression, where);
        if (node != NONE) {
            defined.put(id, node);
        }
        return node != NONE;
    }

    /** An expression with attributes in place of its parts that are nodes. */
    Expression rest(Expression expression, String where) {
        return rest(expression, where, true);
    }

    private Expression rest(Expression expression, String where, boolean always) {
        int node = expression instanceof AttributeReference attribute
                ? defined.getOrDefault(attribute.exprId(), NONE)
                : always ? function(expression, where) : NONE;
        if (node != NONE) {
            return attribute(node, expression.dataType());
        }
        List<Expression> children = CollectionConverters.asJava(expression.children());
        List<Expression> rests = new ArrayList<>();
        for (Expression child : children) {
            rests.add(rest(child, where, always && alwaysComputed(expression, child)));
        }
        return rests.equals(children) ? expression : expression.withNewChildren(seq(rests));
    }

    private static boolean alwaysComputed(Expression expression, Expression child) {
        if (expression instanceof ConditionalExpression conditional) {
            return conditional.alwaysEvaluatedInputs().contains(child);
        }
        return !(expression instanceof HigherOrderFunction);
    }

    /** The node that an expression is, a column of the scan included; -1 if it is none. */
    int node(Expression expression, String where) {
        if (expression instanceof AttributeReference attribute) {
            Integer column = scan.get(attribute.exprId());
            return column == null
                    ? nodeOf.getOrDefault(attribute.exprId(), defined.getOrDefault(attribute.exprId(), NONE))
                    : add(column, 0, null, List.of(), attribute.dataType(), where);
        }
        if (expression instanceof Literal literal
                && literal.value() instanceof Number number
                && literal.dataType() instanceof DoubleType) {
            return add(NONE, number.doubleValue(), null, List.of(), DataTypes.DoubleType, where);
        }
        if (expression instanceof Cast cast && sameNumbers(cast)) {
            return node(cast.child(), where);
        }
        return function(expression, where);
    }

    /** Whether a cast between lists of numbers changes no number: nodes hold all but 64-bit integers as doubles. */
    private static boolean sameNumbers(Cast cast) {
        return cast.dataType() instanceof ArrayType to
                && to.elementType() instanceof DoubleType
                && Jagged.holds(cast.child().dataType())
                && !(((ArrayType) cast.child().dataType()).elementType() instanceof LongType);
    }

    private int function(Expression expression, String where) {
        ColumnForm form;
        List<Expression> arguments;
        if (expression instanceof Invoke call
                && call.targetObject() instanceof Literal target
                && target.value() instanceof ColumnForm.Source source) {
            form = source.columnForm();
            arguments = CollectionConverters.asJava(call.arguments());
        } else if (expression instanceof StaticInvoke call
                && call.scalarFunction().isDefined()
                && call.scalarFunction().get() instanceof ColumnForm.Source source) {
            form = source.columnForm();
            arguments = CollectionConverters.asJava(call.arguments());
        } else {
            return NONE;
        }
        List<Integer> found = new ArrayList<>();
        for (Expression argument : arguments) {
            int node = node(argument, where);
            if (node == NONE) {
                return NONE;
            }
            found.add(node);
        }
        List<Integer> operands = new ArrayList<>();
        for (Operand operand : form.operands()) {
            List<Integer> own = operand.arguments().stream().map(found::get).toList();
            operands.add(
                    operand.kernel() == null ? own.get(0) : add(NONE, 0, operand.kernel(), own, operand.type(), where));
        }
        return add(NONE, 0, form.kernel(), operands, expression.dataType(), where);
    }

    private int add(int column, double constant, Kernel kernel, List<Integer> operands, DataType type, String where) {
        List<Object> key = new ArrayList<>(List.of(column, constant, operands));
        key.add(kernel);
        return known.computeIfAbsent(key, unknown -> {
            nodes.add(new Node(column, constant, kernel, operands, type, where));
            return nodes.size() - 1;
        });
    }

    private AttributeReference attribute(int node, DataType type) {
        return shown.computeIfAbsent(node, unknown -> {
            AttributeReference attribute =
                    DataTypeUtils.toAttribute(new StructField("node " + node, type, true, Metadata.empty()));
            nodeOf.put(attribute.exprId(), node);
            return attribute;
        });
    }

    /** Whether an attribute stands for a node. */
    boolean isNode(ExprId id) {
        return nodeOf.containsKey(id);
    }

    /** The node that an attribute stands for. */
    int nodeOf(ExprId id) {
        return nodeOf.get(id);
    }

    /** Nodes, and all that they are made of, in the order of computation. */
    Set<Integer> closure(Collection<Integer> of) {
        Set<Integer> all = new TreeSet<>();
        for (int node : of) {
            if (all.add(node)) {
                all.addAll(closure(nodes.get(node).operands()));
            }
        }
        return all;
    }

    private static <T> Seq<T> seq(List<T> list) {
        return CollectionConverters.asScala(list).toSeq();
    }
}
