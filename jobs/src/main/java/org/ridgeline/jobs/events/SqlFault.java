package org.ridgeline.jobs.events;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.ridgeline.dataset.Nearest;
import org.ridgeline.functions.Functions;
import org.ridgeline.request.UserError;

/** Spark's many-line complaint about an expression, said in one line with the place in the file. */
public final class SqlFault {
    private SqlFault() {}

    public static UserError in(String where, String sql, Throwable failure) {
        return new UserError(where + ": " + reason(failure) + (sql.isEmpty() ? "" : ": " + oneLine(sql)), failure);
    }

    /** What is wrong, without the query context and the plan that Spark appends. */
    static String reason(Throwable failure) {
        if (!(failure instanceof SparkThrowable spark) || spark.getCondition() == null) {
            return oneLine(String.valueOf(failure.getMessage()));
        }
        String name =
                spark.getMessageParameters().getOrDefault("objectName", "").replace("`", "");
        return switch (spark.getCondition()) {
            case "UNRESOLVED_COLUMN.WITH_SUGGESTION" ->
                "unknown column '" + name + "', did you mean "
                        + spark.getMessageParameters()
                                .getOrDefault("proposal", "")
                                .replace("`", "") + "?";
            case "UNRESOLVED_COLUMN.WITHOUT_SUGGESTION" -> "unknown column '" + name + "'";
            case "UNRESOLVED_ROUTINE" ->
                unknownFunction(spark.getMessageParameters()
                        .getOrDefault("routineName", "")
                        .replace("`", ""));
            default -> plain(failure);
        };
    }

    /** Spark offers no names; ours may be meant, with or without their catalog. */
    private static String unknownFunction(String name) {
        List<String> near =
                Nearest.to(name.replaceFirst("^hep\\.", ""), Functions.all().keySet());
        String meant = near.stream().map(function -> "hep." + function).collect(Collectors.joining(" or "));
        return "unknown function '" + name + "'"
                + (meant.isEmpty() ? " (docs/functions.md lists those of hep)" : ", did you mean " + meant + "?");
    }

    private static String plain(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        if (failure instanceof ParseException) {
            // The rest repeats the expression with a caret under it.
            message = message.split("\n\n?== SQL", 2)[0];
        }
        message = message.split("\n== SQL", 2)[0].split(";\n'", 2)[0];
        return oneLine(message).replaceFirst("^\\[[A-Z0-9_.]+] ", "").replaceFirst(" SQLSTATE: \\w+", "");
    }

    private static String oneLine(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining(" "));
    }
}
