package org.ridgeline.jobs.events;

import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.CallMethodViaReflection;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.expressions.Unevaluable;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.NumericType;
import org.ridgeline.jobs.analysis.Analysis;
import org.ridgeline.request.UserError;

/** What an expression of an analysis may be: of the right type, a function of its event alone, and nothing but a function. */
final class ExpressionCheck {
    private final Analysis analysis;

    ExpressionCheck(Analysis analysis) {
        this.analysis = analysis;
    }

    void check(EventExpressions all) {
        int constants = analysis.constants().size();
        for (int i = 0; i < all.defined().size(); i++) {
            Alias alias = all.defined().get(i);
            isPure(alias.child(), i < constants ? "constants" : "define", alias.name());
        }
        isPure(all.weight(), "weight");
        if (!isNumber(all.weight().dataType())) {
            throw wrong("a weight is a number, not " + all.weight().dataType().sql(), "weight");
        }
        all.cuts().forEach((name, cut) -> isCondition(cut, "cuts", name));
        all.values().forEach((name, value) -> {
            isPure(value, "histograms", name, "value");
            if (!isFillable(value.dataType())) {
                throw wrong(
                        "a histogram is filled with a number or an array of numbers, not "
                                + value.dataType().sql(),
                        "histograms",
                        name,
                        "value");
            }
        });
        all.wheres().forEach((name, where) -> isCondition(where, "histograms", name, "where"));
    }

    private void isCondition(Expression condition, String... key) {
        isPure(condition, key);
        if (!(condition.dataType() instanceof BooleanType)) {
            throw wrong(
                    "a condition is true or false, not " + condition.dataType().sql(), key);
        }
    }

    /** The same event must give the same result wherever and whenever it is read, and must touch nothing else. */
    private void isPure(Expression expression, String... key) {
        Deque<Expression> rest = new ArrayDeque<>();
        rest.push(expression);
        while (!rest.isEmpty()) {
            Expression part = rest.pop();
            if (part instanceof SubqueryExpression) {
                throw wrong("a query inside an expression reads other data", key);
            }
            if (part instanceof CallMethodViaReflection) {
                throw wrong("calling Java methods by name is not allowed here", key);
            }
            if (part instanceof Unevaluable && !(part instanceof Attribute)) {
                throw wrong("'" + part.prettyName() + "' is nothing that can be computed for an event", key);
            }
            part.children().foreach(child -> {
                rest.push(child);
                return null;
            });
        }
        if (!expression.deterministic()) {
            throw wrong("its value differs from call to call, so no run could be repeated", key);
        }
    }

    private UserError wrong(String message, String... key) {
        return new UserError(analysis.source().where(key) + ": " + message);
    }

    private static boolean isFillable(DataType type) {
        return isNumber(type)
                || type instanceof BooleanType
                || type instanceof NullType
                || (type instanceof ArrayType array
                        && isNumber(array.elementType())
                        && !isDecimal(array.elementType()));
    }

    private static boolean isNumber(DataType type) {
        return type instanceof NumericType;
    }

    private static boolean isDecimal(DataType type) {
        return type instanceof DecimalType;
    }
}
