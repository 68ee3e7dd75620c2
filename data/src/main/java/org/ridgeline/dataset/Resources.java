package org.ridgeline.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The files that come in a class' own jar (or folder of classes): adding a file is all it takes to add to such a list. */
public final class Resources {
    private Resources() {}

    /** Names of the files in a folder with an ending, both cut off, sorted. */
    public static List<String> names(Class<?> owner, String folder, String ending) {
        try {
            Path home = Path.of(
                    owner.getProtectionDomain().getCodeSource().getLocation().toURI());
            List<String> entries = Files.isDirectory(home) ? inFolder(home.resolve(folder)) : inJar(home, folder);
            return entries.stream()
                    .filter(name -> name.endsWith(ending) && name.indexOf('/') < 0)
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (URISyntaxException failure) {
            throw new IllegalStateException("the place of " + owner + " is no path", failure);
        }
    }

    /** A file's text. */
    public static String text(Class<?> owner, String path) {
        try (InputStream in = owner.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no resource " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> inFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static List<String> inJar(Path jar, String folder) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(folder))
                    .map(name -> name.substring(folder.length()))
                    .toList();
        }
    }
}
