package org.ridgeline.jobs.events;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.CommonExpressionDef;
import org.apache.spark.sql.catalyst.expressions.CommonExpressionId;
import org.apache.spark.sql.catalyst.expressions.CommonExpressionRef;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.With;
import scala.Function1;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractPartialFunction;

/** Replaces parts of an expression, from the leaves up. */
final class Rewrite<P extends Expression> extends AbstractPartialFunction<Expression, Expression> {
    private final Class<P> type;
    private final Function<P, Expression> replacement;

    private Rewrite(Class<P> type, Function<P, Expression> replacement) {
        this.type = type;
        this.replacement = replacement;
    }

    /** Replaces the columns in an expression. */
    static Expression attributes(Expression expression, Function<AttributeReference, Expression> replacement) {
        return (Expression) expression.transformUp(new Rewrite<>(AttributeReference.class, replacement));
    }

    /**
     * Writes out the common parts that Spark names once ({@code x between 1 and 2}) and cannot compute as they stand; what
     * is written twice is recognised and computed once when code is generated.
     */
    static Expression writtenOut(Expression expression) {
        return (Expression) expression.transformUp(new Rewrite<>(With.class, Rewrite::writtenOut));
    }

    private static Expression writtenOut(With with) {
        Map<CommonExpressionId, Expression> parts = new HashMap<>();
        for (CommonExpressionDef part : CollectionConverters.asJava(with.defs())) {
            parts.put(part.id(), part.child());
        }
        return (Expression) with.child()
                .transformUp(new Rewrite<>(
                        CommonExpressionRef.class, reference -> parts.getOrDefault(reference.id(), reference)));
    }

    @Override
    public boolean isDefinedAt(Expression expression) {
        return type.isInstance(expression);
    }

    @Override
    public <A extends Expression, B> B applyOrElse(A expression, Function1<A, B> otherwise) {
        if (!type.isInstance(expression)) {
            return otherwise.apply(expression);
        }
        @SuppressWarnings("unchecked") // B is a supertype of Expression, which Java cannot say
        B replaced = (B) replacement.apply(type.cast(expression));
        return replaced;
    }
}
