package org.ridgeline.request;

import java.util.List;

/** The arguments of a job that a request may ask for. */
public sealed interface JobArguments permits EventArguments, ImageArguments {
    /** The job, as its command is called. */
    String job();

    /** Files, globs, folders or bucket prefixes; empty means those that the job knows itself. */
    List<String> inputs();

    /** Folder or bucket prefix under which the run folder is made. */
    String output();

    /** The words after the command's name that stand for these arguments; {@link EventOptions} and others read them back. */
    List<String> words();
}
