package org.ridgeline.jobs.images;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ridgeline.filter.Chain;
import org.ridgeline.filter.Operations;
import org.ridgeline.filter.Parameter;
import org.ridgeline.jobs.run.RunId;
import org.ridgeline.jobs.run.Version;
import org.ridgeline.request.ImageArguments;
import org.ridgeline.request.UserError;

/**
 * What a request does to an image, and by what results and runs are known.
 *
 * @param arguments of the request
 */
record ImageRecipe(ImageArguments arguments) {
    /**
     * The operations with their parameters.
     *
     * @throws UserError if they are not as they should be
     */
    Chain chain() {
        Map<Parameter, String> written = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            String value = arguments.parameters().get(parameter.text());
            if (value != null) {
                written.put(parameter, value);
            }
        }
        try {
            return Operations.chain(arguments.operations(), written);
        } catch (IllegalArgumentException wrong) {
            throw new UserError(wrong.getMessage(), wrong);
        }
    }

    /** Of all that determines the result of an input, beside the input. */
    String result() {
        return start("image").id();
    }

    /** Of all that determines what a run leaves. */
    String run(List<ImageInput> inputs) {
        RunId id = start("images")
                .add("pyramid", arguments.pyramid())
                .add("bad files", arguments.badFiles())
                .add("tiles of", arguments.keepTiles() ? arguments.tileSize() : 0)
                .add("files", inputs.size());
        inputs.forEach(input -> id.add("path", input.path())
                .add("name", input.name())
                .add("size", input.size())
                .add("version", input.version()));
        return id.id();
    }

    private RunId start(String of) {
        return new RunId(of)
                .add("version", Version.current().number())
                .add("build", Version.current().build())
                .add("operations", arguments.operations())
                .add("parameters", arguments.parameters())
                .add("format", arguments.format())
                .add("max pixels", arguments.maxPixels())
                .add("max expansion", arguments.maxExpansion());
    }
}
