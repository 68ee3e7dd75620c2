package org.ridgeline.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoFontTest {
    /** A JDK that is shown no font configuration and no font, as in a slim container. */
    @Test
    void whereNoFontIsInstalledChartsHaveTheSameBytes(@TempDir Path folder) throws Exception {
        Path none = Files.createDirectory(folder.resolve("none"));
        Path configuration = Files.writeString(folder.resolve("fonts.conf"), "<fontconfig></fontconfig>");
        Path drawn = folder.resolve("drawn");
        Path log = folder.resolve("log");
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Djava.awt.headless=true",
                "-Dsun.java2d.fontpath=" + none,
                "-Duser.home=" + none,
                "-cp",
                classes,
                Gallery.class.getName(),
                drawn.toString());
        java.environment().put("FONTCONFIG_FILE", configuration.toString());
        java.redirectErrorStream(true).redirectOutput(log.toFile());
        java.lang.Process process = java.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        Chart here = Gallery.charts().get("mass");
        assertThat(new File(drawn.toFile(), "mass.png")).hasBinaryContent(here.png());
        assertThat(new File(drawn.toFile(), "mass.svg")).hasContent(here.svg());
    }
}
