import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;
import org.ridgeline.jobs.events.EventJob;
import org.ridgeline.jobs.run.Session;
import org.ridgeline.request.EventOptions;
import picocli.CommandLine;

/**
 * Runs one request several times in one JVM: the first round has the start-up of code in it, the last ones have not.
 *
 * <p>Arguments: number of rounds, then those of {@code ridgeline events}. Prints for each round task CPU seconds, and the wall
 * seconds of the pass over the data.
 */
public final class Rounds {
    private static final Pattern CPU = Pattern.compile("\"cpu-seconds\"\\s*:\\s*([0-9.]+)");
    private static final Pattern PASS = Pattern.compile("\"events\"\\s*:\\s*([0-9]+\\.[0-9]+)");

    private Rounds() {}

    public static void main(String[] arguments) throws Exception {
        EventOptions options = new EventOptions();
        String[] words = new String[arguments.length];
        System.arraycopy(arguments, 1, words, 0, words.length - 1);
        words[words.length - 1] = "--force";
        new CommandLine(options).parseArgs(words);
        try (SparkSession spark = Session.start("rounds")) {
            for (int round = 0; round < Integer.parseInt(arguments[0]); round++) {
                String folder = new EventJob(spark, options.arguments(), new PrintWriter(PrintWriter.nullWriter())).run();
                String record = Files.readString(Path.of(folder.replaceFirst("^file:", ""), "run.json"));
                System.out.println(first(CPU, record) + " " + first(PASS, record));
            }
        }
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "?";
    }
}
