package org.ridgeline.jobs.run;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says, the same of every command. */
public final class VersionText implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"ridgeline " + Version.current()};
    }
}
