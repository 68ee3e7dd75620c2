package org.ridgeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What our Markdown names must exist. */
class DocumentsTest {
    private static final Path PROJECT = Path.of(System.getProperty("ridgeline.project"));
    private static final Set<String> NOT_OURS = Set.of("target", ".git", "runs", "node_modules", ".ipynb_checkpoints");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(#[^)]*)?\\)");
    private static final Pattern CODE = Pattern.compile("`([^`\\s]+)`");
    private static final Pattern OUR_PATH =
            Pattern.compile("(data|udf|jobs|charts|submit|docs|notebooks|bench|k8s|terraform|\\.ci|\\.mvn)/[\\w./-]+");

    static Stream<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        Files.walkFileTree(PROJECT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NOT_OURS.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".md")) {
                    documents.add(PROJECT.relativize(file));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return documents.stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyPathThatItNamesExists(Path document) throws IOException {
        Path file = PROJECT.resolve(document);
        String text = Files.readString(file);
        List<String> missing = new ArrayList<>();
        Matcher link = LINK.matcher(text);
        while (link.find()) {
            String target = link.group(1);
            if (!target.contains("://") && !Files.exists(file.resolveSibling(target))) {
                missing.add(target);
            }
        }
        Matcher code = CODE.matcher(text);
        while (code.find()) {
            String path = code.group(1);
            boolean built = path.contains("/target/");
            if (OUR_PATH.matcher(path).matches() && !built && !Files.exists(PROJECT.resolve(path))) {
                missing.add(path);
            }
        }
        assertThat(missing)
                .as("paths that %s names and that do not exist", document)
                .isEmpty();
    }

    @Test
    void theReadmeFitsOnAPage() throws IOException {
        assertThat(Files.readAllLines(PROJECT.resolve("README.md"))).hasSizeLessThanOrEqualTo(150);
    }
}
