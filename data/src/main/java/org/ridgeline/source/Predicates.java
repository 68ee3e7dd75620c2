package org.ridgeline.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.connector.expressions.Cast;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.Literal;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Turns Spark's predicates into {@link Condition}s. Only what the source decides exactly as Spark does is taken: booleans,
 * integers, floats and strings against constants, joined by and, or, not. The rest stays with Spark.
 */
final class Predicates {
    private static final Map<String, Condition.Relation> RELATIONS = Map.of(
            "=", Condition.Relation.EQUAL,
            "<=>", Condition.Relation.EQUAL,
            "<>", Condition.Relation.NOT_EQUAL,
            "<", Condition.Relation.LESS,
            "<=", Condition.Relation.LESS_OR_EQUAL,
            ">", Condition.Relation.GREATER,
            ">=", Condition.Relation.GREATER_OR_EQUAL);

    /** A longer list of values is better left to Spark's hash set. */
    private static final int MAX_VALUES = 50;

    private final StructType table;
    private final List<String> columns;

    /**
     * @param columns the columns to decode: a condition refers to them by index
     */
    Predicates(StructType table, List<String> columns) {
        this.table = table;
        this.columns = columns;
    }

    /** Whether {@link #condition} would find one. */
    static boolean isSupported(Predicate predicate, StructType table) {
        return new Predicates(table, List.of(table.fieldNames()))
                .condition(predicate)
                .isPresent();
    }

    /** Names of the columns that a supported predicate looks at. */
    static List<String> columns(Predicate predicate) {
        List<String> names = new ArrayList<>();
        for (NamedReference reference : predicate.references()) {
            names.add(reference.fieldNames()[0]);
        }
        return names;
    }

    Optional<Condition> condition(Predicate predicate) {
        Expression[] children = predicate.children();
        return switch (predicate.name()) {
            case "ALWAYS_TRUE" -> Optional.of(new Condition.Always(Condition.TRUE));
            case "ALWAYS_FALSE" -> Optional.of(new Condition.Always(Condition.FALSE));
            case "AND" -> all(children).map(Condition.And::new);
            case "OR" -> all(children).map(Condition.Or::new);
            case "NOT" -> all(children).map(parts -> new Condition.Not(parts.get(0)));
            case "IS_NULL" -> column(children[0]).map(Condition.IsNull::new);
            case "IS_NOT_NULL" -> column(children[0]).map(column -> new Condition.Not(new Condition.IsNull(column)));
            case "IN" -> anyOf(children);
            case "<=>" -> comparison(predicate).map(Condition.Known::new);
            case "=", "<>", "<", "<=", ">", ">=" -> comparison(predicate);
            default -> Optional.empty();
        };
    }

    private Optional<List<Condition>> all(Expression[] children) {
        List<Condition> parts = new ArrayList<>();
        for (Expression child : children) {
            Optional<Condition> part = child instanceof Predicate predicate ? condition(predicate) : Optional.empty();
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
        }
        return Optional.of(parts);
    }

    private Optional<Condition> anyOf(Expression[] children) {
        if (children.length > MAX_VALUES) {
            return Optional.empty();
        }
        List<Condition> parts = new ArrayList<>();
        for (int i = 1; i < children.length; i++) {
            Optional<Condition> part = compare(children[0], Condition.Relation.EQUAL, children[i]);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
        }
        return Optional.of(new Condition.Or(parts));
    }

    private Optional<Condition> comparison(Predicate predicate) {
        Expression left = predicate.children()[0];
        Expression right = predicate.children()[1];
        Condition.Relation relation = RELATIONS.get(predicate.name());
        return left instanceof Literal ? compare(right, mirrored(relation), left) : compare(left, relation, right);
    }

    private static Condition.Relation mirrored(Condition.Relation relation) {
        return switch (relation) {
            case EQUAL, NOT_EQUAL -> relation;
            case LESS -> Condition.Relation.GREATER;
            case LESS_OR_EQUAL -> Condition.Relation.GREATER_OR_EQUAL;
            case GREATER -> Condition.Relation.LESS;
            case GREATER_OR_EQUAL -> Condition.Relation.LESS_OR_EQUAL;
        };
    }

    private Optional<Condition> compare(Expression operand, Condition.Relation relation, Expression constant) {
        Optional<Integer> column = column(operand instanceof Cast cast ? cast.expression() : operand);
        if (column.isEmpty() || !(constant instanceof Literal<?> literal) || literal.value() == null) {
            return Optional.empty();
        }
        int index = column.get();
        DataType stored = table.apply(columns.get(index)).dataType();
        DataType compared = operand instanceof Cast cast ? cast.dataType() : stored;
        if (!compared.equals(literal.dataType()) || !isExact(stored, compared)) {
            return Optional.empty();
        }
        Object value = literal.value();
        if (value instanceof Boolean truth) {
            return Optional.of(new Condition.CompareLong(index, relation, truth ? 1 : 0));
        } else if (value instanceof Float || value instanceof Double) {
            return Optional.of(new Condition.CompareDouble(index, relation, ((Number) value).doubleValue()));
        } else if (value instanceof Byte
                || value instanceof Short
                || value instanceof Integer
                || value instanceof Long) {
            return Optional.of(new Condition.CompareLong(index, relation, ((Number) value).longValue()));
        } else if (value instanceof UTF8String text) {
            return Optional.of(new Condition.CompareText(index, relation, text));
        }
        return Optional.empty();
    }

    /** Whether comparing as {@code compared} is what {@link Condition} does with a column of type {@code stored}. */
    private static boolean isExact(DataType stored, DataType compared) {
        boolean integer = isInteger(stored);
        if (compared.equals(DataTypes.DoubleType)) {
            return integer || stored.equals(DataTypes.FloatType) || stored.equals(DataTypes.DoubleType);
        }
        if (isInteger(compared)) {
            return integer && stored.defaultSize() <= compared.defaultSize();
        }
        return stored.equals(compared)
                && (stored.equals(DataTypes.FloatType)
                        || stored.equals(DataTypes.BooleanType)
                        || stored.equals(DataTypes.StringType));
    }

    private static boolean isInteger(DataType type) {
        return type.equals(DataTypes.ByteType)
                || type.equals(DataTypes.ShortType)
                || type.equals(DataTypes.IntegerType)
                || type.equals(DataTypes.LongType);
    }

    private Optional<Integer> column(Expression expression) {
        if (!(expression instanceof NamedReference reference) || reference.fieldNames().length != 1) {
            return Optional.empty();
        }
        String name = reference.fieldNames()[0];
        int index = columns.indexOf(name);
        if (index < 0
                || table.getFieldIndex(name).isEmpty()
                || !isScalar(table.apply(name).dataType())) {
            return Optional.empty();
        }
        return Optional.of(index);
    }

    private static boolean isScalar(DataType type) {
        return isInteger(type)
                || type.equals(DataTypes.FloatType)
                || type.equals(DataTypes.DoubleType)
                || type.equals(DataTypes.BooleanType)
                || type.equals(DataTypes.StringType);
    }
}
