package org.ridgeline.jobs.demo;

import java.io.IOException;
import java.io.Writer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text that is passed on line by line, with something else in place of what matches. */
public final class Rewritten extends Writer {
    private final Writer out;
    private final Pattern pattern;
    private final String replacement;
    private final StringBuilder line = new StringBuilder();

    /** @param replacement taken literally */
    public Rewritten(Writer out, Pattern pattern, String replacement) {
        this.out = out;
        this.pattern = pattern;
        this.replacement = Matcher.quoteReplacement(replacement);
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            line.append(text[i]);
            if (text[i] == '\n') {
                pass();
            }
        }
    }

    private void pass() throws IOException {
        out.write(pattern.matcher(line).replaceAll(replacement));
        line.setLength(0);
    }

    /** Lines that are not at their end stay. */
    @Override
    public void flush() throws IOException {
        out.flush();
    }

    /** Passes the last line on; leaves the target open. */
    @Override
    public void close() throws IOException {
        pass();
        out.flush();
    }
}
