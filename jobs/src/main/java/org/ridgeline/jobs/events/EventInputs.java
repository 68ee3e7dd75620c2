package org.ridgeline.jobs.events;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.ridgeline.bucket.Address;
import org.ridgeline.bucket.HttpFile;
import org.ridgeline.bucket.InputException;
import org.ridgeline.bucket.InputFile;
import org.ridgeline.bucket.InputFiles;
import org.ridgeline.bucket.StoreException;
import org.ridgeline.dataset.Dataset;
import org.ridgeline.dataset.Sample;
import org.ridgeline.jobs.run.InputLimits;
import org.ridgeline.request.EventArguments;
import org.ridgeline.request.UserError;

/** Finds the files of a run where they can be listed, and by the dataset's names below the base of a web server. */
final class EventInputs {
    private EventInputs() {}

    /**
     * The files of all {@code --input}, or of the dataset's own base, each once, sorted by path.
     *
     * @throws UserError if a place leads to no file, or cannot be reached
     */
    static List<InputFile> find(EventArguments arguments, Dataset dataset, Configuration hadoop) {
        TreeMap<String, InputFile> files = new TreeMap<>();
        for (String place : places(arguments, dataset)) {
            for (InputFile file : at(place, arguments, dataset, hadoop)) {
                files.put(file.path(), file);
            }
        }
        InputLimits.checkCount(files.size(), hadoop);
        files.values().forEach(file -> InputLimits.checkSize(file.path(), file.size(), hadoop));
        return List.copyOf(files.values());
    }

    private static List<String> places(EventArguments arguments, Dataset dataset) {
        if (!arguments.inputs().isEmpty()) {
            return arguments.inputs();
        }
        if (dataset.base() == null) {
            throw new UserError("say --input PATH: where the files of " + dataset.title() + " lie"
                    + (dataset.source() == null ? "" : "; they can be had from " + dataset.source()));
        }
        return List.of(dataset.base());
    }

    private static List<InputFile> at(String place, EventArguments arguments, Dataset dataset, Configuration hadoop) {
        try {
            String address = Address.of(place);
            if (!Address.isHttp(address) || isFile(address)) {
                return InputFiles.find(List.of(address), hadoop);
            }
            List<InputFile> files = new ArrayList<>();
            for (HttpFile file : HttpFile.findAll(addresses(address, arguments.samples(), dataset), hadoop)) {
                files.add(file.readableByRanges());
            }
            return files;
        } catch (InputException wrong) {
            throw new UserError("--input: " + wrong.getMessage(), wrong);
        } catch (StoreException failure) {
            boolean away = failure.reason() == StoreException.Reason.AWAY;
            throw new UserError(failure.getMessage() + (away ? instead(arguments, dataset) : ""), failure);
        } catch (IOException failure) {
            throw new UserError("--input " + place + " cannot be listed: " + failure.getMessage(), failure);
        }
    }

    private static boolean isFile(String address) {
        return address.substring(address.lastIndexOf('/') + 1).contains(".root");
    }

    /** A web server lists nothing: the files are those that the dataset names. */
    private static List<String> addresses(String base, List<String> chosen, Dataset dataset) {
        List<String> addresses = new ArrayList<>();
        for (Sample sample : dataset.samples()) {
            if (chosen.isEmpty() || chosen.contains(sample.name())) {
                for (String file : sample.files()) {
                    if (Sample.isPattern(file)) {
                        throw new UserError("sample " + sample.name() + " of dataset " + dataset.name()
                                + " names its files by the pattern " + file + ", and " + base
                                + " lists none: give the files, or a copy on disk or in a bucket, as --input");
                    }
                    addresses.add(base.replaceFirst("/+$", "") + "/" + file);
                }
            }
        }
        return addresses;
    }

    /** What to do without a network. */
    private static String instead(EventArguments arguments, Dataset dataset) {
        if (!arguments.inputs().isEmpty()) {
            return "";
        }
        return "; without that network give --input with a copy (ridgeline ingest " + dataset.name()
                + " --output PLACE makes one), or toy events (ridgeline generate events " + dataset.name()
                + " --output PLACE)";
    }
}
