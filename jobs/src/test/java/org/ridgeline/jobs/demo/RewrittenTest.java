package org.ridgeline.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RewrittenTest {
    @Test
    void whatMatchesIsReplacedThoughItComesInPieces() {
        StringWriter text = new StringWriter();
        Pattern run = Pattern.compile("s3a://demo/runs/[0-9a-f]{4}");
        try (PrintWriter out = new PrintWriter(new Rewritten(text, run, "runs/$1\\demo"))) {
            out.print("Report: s3a://de");
            out.flush();
            out.println("mo/runs/12ef/report.html");
            out.print("s3a://demo/runs");
        }
        assertThat(text.toString().lines()).containsExactly("Report: runs/$1\\demo/report.html", "s3a://demo/runs");
    }
}
