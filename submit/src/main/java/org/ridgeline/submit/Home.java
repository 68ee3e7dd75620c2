package org.ridgeline.submit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.ridgeline.request.UserError;

/** Where Ridgeline lies, and where it keeps what it must remember. */
final class Home {
    private Home() {}

    /** The folder of the project, as {@code submit/ridgeline} tells it. */
    static Path folder() {
        String home = System.getProperty("ridgeline.home");
        if (home == null) {
            throw new UserError(
                    "start this by submit/ridgeline, or tell the project's folder: -Dridgeline.home=FOLDER");
        }
        return Path.of(home);
    }

    static Path profiles() {
        return folder().resolve("k8s/profiles");
    }

    /** The application's jar, as the build leaves it. */
    static Path jar(Path home) {
        try (Stream<Path> files = Files.list(home.resolve("jobs/target"))) {
            return files.filter(file -> file.getFileName().toString().matches("ridgeline-[0-9].*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new UserError("no application jar in " + home + ": ./mvnw -Dquick package"));
        } catch (IOException missing) {
            throw new UserError("no application jar in " + home + ": ./mvnw -Dquick package", missing);
        }
    }

    /** Where the state of runs on this machine lies: where one says, or in the XDG folder for state. */
    static Path state(Path given) {
        if (given != null) {
            return given.toAbsolutePath().normalize();
        }
        String state = System.getenv("XDG_STATE_HOME");
        Path base = state == null || state.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".local", "state")
                : Path.of(state);
        return base.resolve("ridgeline");
    }
}
