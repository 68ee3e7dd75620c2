package org.ridgeline.submit;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ridgeline.request.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ridgeline profiles}. */
@Command(
        name = "profiles",
        description = "Lists the profiles, and the files to copy for one's own.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ridgeline profiles"})
final class ProfilesCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        for (String name : ProfileFile.names(Home.profiles())) {
            Path file = ProfileFile.file(name, Home.profiles());
            out.printf("%-10s %s%n           %s%n", name, description(file), file);
        }
        out.flush();
    }

    private static String description(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith("description: "))
                    .map(line -> line.substring("description: ".length()))
                    .findFirst()
                    .orElse("");
        } catch (IOException failure) {
            throw new UserError("profile " + file + " cannot be read", failure);
        }
    }
}
