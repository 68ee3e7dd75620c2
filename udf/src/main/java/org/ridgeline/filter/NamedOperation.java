package org.ridgeline.filter;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An operation as users know it.
 *
 * @param name as on the command line
 * @param summary what it does, in one line
 * @param parameters that it takes; all take {@link Parameter#DEPTH}, which is the chain's
 * @param sixteen what is different for 16-bit samples
 * @param gray what it does to a gray image, if it does something else to colours
 * @param steps the operations that make it up
 */
public record NamedOperation(
        String name,
        String summary,
        Set<Parameter> parameters,
        String sixteen,
        String gray,
        Function<Parameters, List<Operation>> steps) {

    NamedOperation takes(Parameter... taken) {
        return new NamedOperation(
                name, summary, Arrays.stream(taken).collect(Collectors.toUnmodifiableSet()), sixteen, gray, steps);
    }
}
