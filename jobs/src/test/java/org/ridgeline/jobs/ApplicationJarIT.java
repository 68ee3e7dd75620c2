package org.ridgeline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.ridgeline.jobs.run.Version;

/** What is in the jar that a cluster gets, and what must not be. */
class ApplicationJarIT {
    private static final List<String> OURS = List.of(
            "org/ridgeline/",
            "analyses/",
            "datasets/",
            "org/jfree/",
            "com/mpobjects/jasperreports/fonts/",
            "picocli/",
            "com/intel/gkl/NativeLibraryLoader",
            "com/intel/gkl/compression/IntelInflater.class",
            "com/intel/gkl/native/libgkl_compression.",
            "org/broadinstitute/gatk/nativebindings/NativeLibrary.class",
            "META-INF/");

    private static List<String> entries() throws IOException {
        try (JarFile jar = open()) {
            return jar.stream().map(ZipEntry::getName).toList();
        }
    }

    private static JarFile open() throws IOException {
        return new JarFile(System.getProperty("ridgeline.jar"));
    }

    private static boolean isOurs(String name) {
        return OURS.stream().anyMatch(ours -> name.startsWith(ours) || ours.startsWith(name));
    }

    @Test
    void itHoldsOurModulesAndOnlyWhatNoSparkDistributionBrings() throws IOException {
        assertThat(entries().stream().filter(name -> !isOurs(name)))
                .as("a class of Spark, Hadoop, Jackson or the S3 server would clash with the cluster's own")
                .isEmpty();
        assertThat(entries())
                .contains(
                        "org/ridgeline/jobs/Main.class",
                        "org/ridgeline/root/RootFile.class",
                        "org/ridgeline/request/EventArguments.class",
                        "org/jfree/chart/JFreeChart.class");
    }

    @Test
    void itsManifestNamesVersionAndCommit() throws IOException {
        try (JarFile jar = open()) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            assertThat(manifest.getValue("Implementation-Version"))
                    .isEqualTo(Version.current().number());
            assertThat(manifest.getValue("Git-Commit")).matches("[0-9a-f]{7,40}|unknown");
            assertThat(manifest.getValue("Main-Class")).isEqualTo("org.ridgeline.jobs.Main");
        }
    }

    @Test
    void itsServicesNameClassesThatAreInIt() throws IOException {
        List<String> entries = entries();
        try (JarFile jar = open()) {
            for (String service : entries.stream()
                    .filter(name -> name.matches("META-INF/services/.+"))
                    .toList()) {
                String providers =
                        new String(jar.getInputStream(jar.getEntry(service)).readAllBytes(), "UTF-8");
                assertThat(providers
                                .lines()
                                .map(line -> line.replaceAll("#.*", "").strip())
                                .filter(line -> !line.isEmpty()))
                        .as(service)
                        .isNotEmpty()
                        .allMatch(provider -> entries.contains(provider.replace('.', '/') + ".class"));
            }
        }
    }
}
