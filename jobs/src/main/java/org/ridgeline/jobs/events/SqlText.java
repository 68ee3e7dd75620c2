package org.ridgeline.jobs.events;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.MultiAlias;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.ridgeline.request.UserError;

/** Reads SQL expressions as users write them. */
public final class SqlText {
    private SqlText() {}

    /**
     * An expression that is not resolved yet.
     *
     * @param where file, line and key, or option, for messages
     * @throws UserError if it is none. SQL takes what follows an expression for a name of it, so that a forgotten
     *     {@code and} would silently drop a condition: names are refused
     */
    public static Expression parse(SparkSession session, String where, String sql) {
        Expression expression;
        try {
            expression = ((org.apache.spark.sql.classic.SparkSession) session)
                    .sessionState()
                    .sqlParser()
                    .parseExpression(sql);
        } catch (ParseException | RuntimeException failure) {
            throw SqlFault.in(where, sql, failure);
        }
        if (expression instanceof Alias named) {
            throw new UserError(where + ": '" + named.name()
                    + "' stands behind the expression; is an operator missing?: " + sql.strip());
        }
        if (expression instanceof MultiAlias) {
            throw new UserError(where + ": names stand behind the expression; is an operator missing?: " + sql.strip());
        }
        return expression;
    }
}
