package org.ridgeline.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JobRequestTest {
    private static final String EVENTS = """
            {"schema": 1, "id": "nightly-1", "job": "events", "arguments":
              {"analysis": "hzz-2020", "inputs": ["s3a://open-data/4lep"], "output": "s3a://results"}}""";
    private static final String IMAGES = """
            {"schema": 1, "id": "scan-1", "job": "images", "arguments":
              {"operations": ["sobel"], "inputs": ["s3a://inbox/a b.png"], "output": "s3a://results"}}""";

    private static JobRequest parse(String json) {
        return JobRequest.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsMissingIsAsOnACommandLineWithoutTheOption() {
        assertThat(parse(EVENTS).arguments())
                .isEqualTo(EventOptions.parse(
                        List.of("hzz-2020", "--input", "s3a://open-data/4lep", "--output", "s3a://results")));
        assertThat(parse(IMAGES).arguments())
                .isEqualTo(ImageOptions.parse(
                        List.of("sobel", "--input", "s3a://inbox/a b.png", "--output", "s3a://results")));
    }

    @Test
    void aRandomRequestIsTheSameAsWordsAndAsJson() {
        Random random = new Random(20251125);
        for (int i = 0; i < 250; i++) {
            JobRequest request = random(random);
            List<String> words = request.words();
            List<String> rest = words.subList(1, words.size());
            JobArguments read = words.get(0).equals("events") ? EventOptions.parse(rest) : ImageOptions.parse(rest);
            assertThat(read).as("read from %s", words).isEqualTo(request.arguments());
            assertThat(parse(request.json())).as(request.json()).isEqualTo(request);
            assertThat(parse(request.json()).json()).isEqualTo(request.json());
        }
    }

    private static JobRequest random(Random random) {
        JobArguments arguments = random.nextBoolean() ? events(random) : images(random);
        String id = text(random, "abcxyz019", 1, 62) + "z";
        String replyTo = random.nextBoolean() ? text(random, "abcXYZ019._-", 1, 255) : null;
        String dedupKey = random.nextBoolean() ? text(random, "aZ09!\"#'$%&/\\{}~", 1, 255) : null;
        return new JobRequest(id, arguments, replyTo, dedupKey);
    }

    private static EventArguments events(Random random) {
        return new EventArguments(
                text(random, "ahz029", 1, 32),
                list(random, 0, () -> place(random)),
                place(random),
                list(random, 0, () -> text(random, "aZ09", 1, 60) + "_.+-"),
                random.nextBoolean() ? text(random, "aZ09", 1, 60) : null,
                random.nextBoolean(),
                random.nextBoolean() ? Double.MIN_NORMAL + 1e6 * random.nextDouble() : null,
                1 - random.nextDouble(),
                map(random, () -> "c_" + text(random, "aZ0_", 0, 9), () -> literal(random)),
                List.of("root", "parquet").get(random.nextInt(2)),
                BadFiles.values()[random.nextInt(2)],
                random.nextBoolean());
    }

    private static ImageArguments images(Random random) {
        return new ImageArguments(
                list(random, 1, () -> "o" + text(random, "aez09-", 0, 20)),
                list(random, 1, () -> place(random)),
                place(random),
                ImageArguments.Format.values()[random.nextInt(4)],
                map(
                        random,
                        () -> List.of("border", "magnitude", "ksize", "channels", "scale", "depth")
                                .get(random.nextInt(6)),
                        () -> text(random, "alx0.", 0, 10).replaceFirst("^\\.*", "1")),
                ImageArguments.Pyramid.values()[random.nextInt(2)],
                16 + random.nextInt(65_520),
                random.nextBoolean(),
                1 + random.nextInt(Integer.MAX_VALUE) * 200L,
                1 + random.nextInt(1_000_000),
                1 + random.nextInt(10_000_000),
                ImageArguments.BadFiles.values()[random.nextInt(2)],
                random.nextBoolean());
    }

    private static String place(Random random) {
        String start = List.of("/d", "s3a://bucket-1/k", "s3a://a.b.c").get(random.nextInt(3));
        return start + (start.endsWith("c") ? "/" : "") + text(random, "aZ0 ,=;'\"$`|&()<>!#~äß漢é@:+%-_", 1, 80);
    }

    private static String literal(Random random) {
        return List.of("true", "false", "-1", "+2.50", "1e-3", "007", ".5", "3.")
                .get(random.nextInt(8));
    }

    private static String text(Random random, String alphabet, int least, int most) {
        StringBuilder text = new StringBuilder();
        for (int n = least + random.nextInt(most - least + 1); n > 0; n--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private static List<String> list(Random random, int least, Supplier<String> element) {
        List<String> list = new ArrayList<>();
        for (int n = least + random.nextInt(4); n > 0; n--) {
            list.add(element.get());
        }
        return list;
    }

    private static Map<String, String> map(Random random, Supplier<String> name, Supplier<String> value) {
        Map<String, String> map = new TreeMap<>();
        for (int n = random.nextInt(4); n > 0; n--) {
            map.put(name.get(), value.get());
        }
        return map;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"schema\": 1`| `\"schema\": 2`| schema must be 1, not 2",
                "`\"schema\": 1, `| ``| schema must be 1",
                "`\"job\": \"events\"`| `\"job\": \"evnets\"`| job is 'evnets', did you mean 'events'?",
                "`\"job\": \"events\"`| `\"job\": \"skim\"`| `job is 'skim'; there are: events, images`",
                "`\"id\": \"nightly-1\"`| `\"id\": \"Nightly 1\"`| id must be 1 to 63 small letters",
                "`\"id\": \"nightly-1\"`| `\"id\": 7`| `id must be a text, not 7`",
                "`\"id\": \"nightly-1\", `| ``| id is missing",
                "`\"id\":`| `\"id\": \"x\", \"id\":`| Duplicate field 'id'",
                "`\"id\":`| `\"class\": \"x\", \"id\":`| class is no field",
                "`\"analysis\"`| `\"analyss\"`| `arguments.analyss is no field, did you mean 'analysis'?`",
                "`\"analysis\"`| `\"conf\": {\"spark.x\": \"y\"}, \"analysis\"`| arguments.conf is no field",
                "`\"analysis\"`| `\"set\": {\"a\": \"(select 1)\"}, \"analysis\"`| arguments.set.a must be a number",
                "`\"analysis\"`| `\"fraction\": 1.5, \"analysis\"`| arguments.fraction must be above 0",
                "`\"analysis\"`| `\"fraction\": \"1\", \"analysis\"`| arguments.fraction must be a number",
                "`\"analysis\"`| `\"luminosity\": 1e999, \"analysis\"`| arguments.luminosity must be a number",
                "`\"analysis\"`| `\"force\": 1, \"analysis\"`| `arguments.force must be true or false, not 1`",
                "`\"analysis\"`| `\"samples\": [1], \"analysis\"`| `arguments.samples[0] must be a text, not 1`",
                "`[\"s3a://open-data/4lep\"]`| `\"s3a://x\"`| arguments.inputs must be a list",
                "`s3a://results`| `s3a://results/*`| arguments.output must not have wildcards",
                "`s3a://results`| `https://results.org/x`| arguments.output must be a bucket or a folder",
                "`}}`| `}} {}`| is not JSON",
            })
    void whatIsWrongIsNamed(String right, String wrong, String message) {
        String json = EVENTS.replace(right, wrong == null ? "" : wrong);
        assertThat(json).as("the text that is to be replaced").isNotEqualTo(EVENTS);
        assertThatThrownBy(() -> parse(json))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("request: ")
                .hasMessageContaining(message);
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        String json = EVENTS.replace("nightly-1", "A")
                .replace("hzz-2020", "mine.yaml")
                .replace("s3a://results", "x");
        assertThatThrownBy(() -> parse(json))
                .hasMessageContainingAll("id must be", "arguments.analysis must be", "arguments.output 'x' must be");
        assertThatThrownBy(() -> parse("{\"schema\": 1, \"job\": \"imges\"}"))
                .hasMessage("request: id is missing; job is 'imges', did you mean 'images'?; arguments is missing");
    }

    static Stream<String> attacks() {
        return Stream.of(
                "--conf",
                "--conf=spark.driver.extraJavaOptions=-agentpath:x",
                "-x",
                "@/etc/passwd",
                "mine.yaml",
                "/etc/mine.yaml",
                "org.evil.Main",
                "evil.jar",
                "spark.jars=s3a://evil/x.jar",
                "$(reboot)",
                "a;reboot",
                "a\nb",
                "select 1",
                "1) or (1",
                "a,b",
                "");
    }

    /** Every field that takes a word; places are tested with their own. */
    @ParameterizedTest
    @MethodSource("attacks")
    void noFieldCarriesAnOptionAFileACodeOrAShellWord(String attack) {
        EventArguments events = (EventArguments) parse(EVENTS).arguments();
        List<Supplier<JobArguments>> carriers = List.of(
                () -> EventsWith.analysis(events, attack),
                () -> EventsWith.sample(events, attack),
                () -> EventsWith.as(events, attack),
                () -> EventsWith.constant(events, attack, "1"),
                () -> EventsWith.constant(events, "a", attack),
                () -> ImagesWith.operation(attack),
                () -> ImagesWith.parameter(attack, "1"),
                () -> ImagesWith.place(attack));
        for (int i = 0; i < carriers.size(); i++) {
            Supplier<JobArguments> carrier = carriers.get(i);
            if (i == carriers.size() - 1 && attack.startsWith("/")) {
                continue; // a path is a place
            }
            boolean sampleName = attack.matches("[a-z.A-Z]+") && (i == 1 || i == 2);
            if (sampleName) {
                continue; // a dot is part of samples' names, which only choose among those of the dataset
            }
            assertThatThrownBy(() -> new JobRequest("id", carrier.get(), null, null))
                    .as("carrier %d with '%s'", i, attack)
                    .isInstanceOf(UserError.class);
        }
    }

    private static final class EventsWith {
        static JobArguments analysis(EventArguments of, String analysis) {
            return with(of, analysis, List.of(), null, Map.of());
        }

        static JobArguments sample(EventArguments of, String sample) {
            return with(of, "hzz-2020", List.of(sample), null, Map.of());
        }

        static JobArguments as(EventArguments of, String as) {
            return with(of, "hzz-2020", List.of(), as, Map.of());
        }

        static JobArguments constant(EventArguments of, String name, String value) {
            return with(of, "hzz-2020", List.of(), null, Map.of(name, value));
        }

        private static JobArguments with(
                EventArguments of, String analysis, List<String> samples, String as, Map<String, String> set) {
            return new EventArguments(
                    analysis, of.inputs(), of.output(), samples, as, false, null, 1, set, null, BadFiles.FAIL, false);
        }
    }

    private static final class ImagesWith {
        static JobArguments operation(String operation) {
            return with(operation, "s3a://inbox", Map.of());
        }

        static JobArguments parameter(String name, String value) {
            return with("sobel", "s3a://inbox", Map.of(name, value));
        }

        static JobArguments place(String place) {
            return with("sobel", place, Map.of());
        }

        private static JobArguments with(String operation, String input, Map<String, String> parameters) {
            return new ImageArguments(
                    List.of(operation),
                    List.of(input),
                    "s3a://results",
                    ImageArguments.Format.SAME,
                    parameters,
                    ImageArguments.Pyramid.NONE,
                    4096,
                    false,
                    1,
                    1,
                    1,
                    ImageArguments.BadFiles.FAIL,
                    false);
        }
    }

    @Test
    void brokenUtf8AndLargeTextsAreRefused() {
        assertThatThrownBy(() -> JobRequest.parse(new byte[] {'{', '"', (byte) 0xC3, '"', '}'}))
                .hasMessage("request: is not UTF-8");
        assertThatThrownBy(() -> JobRequest.parse(new byte[(1 << 20) + 1])).hasMessageContaining("1048577 bytes");
        assertThatThrownBy(() -> parse("[]")).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> parse("")).isInstanceOf(UserError.class);
    }

    @Test
    void theSameWorkHasTheSameKeyWhateverItsIdAndReplyAddress() {
        JobRequest one = parse(EVENTS);
        JobRequest other = new JobRequest("other", one.arguments(), "answers", null);
        assertThat(other.dedupKey()).isEqualTo(one.dedupKey()).matches("[0-9a-f]{32}");
        assertThat(parse(EVENTS.replace("4lep", "2lep")).dedupKey()).isNotEqualTo(one.dedupKey());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s3a://bucket/a/../b| segment '.' or '..'",
                "s3a://bucket/{a,../b}/c| segment '.' or '..'",
                "/data/..| segment '.' or '..'",
                "/data/./x| segment '.' or '..'",
                "s3a://bucket//a| empty segment",
                "s3a://user:geheim@bucket/a| credentials",
                "https://user:geheim@host/a| credentials",
                "https://host/%2E%2e/a| encoded",
                "https://host/a?b| query",
                "s3a://Bucket/a| names no bucket",
                "s3a:///a| names no bucket",
                "s3://bucket/a| begin with s3a://",
                "hdfs://name/a| scheme hdfs://",
                "file:///etc/passwd| scheme file://",
                "jar:file:/x!/y| must be s3a://",
                "relative/path| must be s3a://",
                "/a\\../b| backslash",
            })
    void aPlaceThatLeadsElsewhereIsRefused(String place, String message) {
        String json = EVENTS.replace("s3a://open-data/4lep", place.replace("\\", "\\\\"));
        assertThatThrownBy(() -> parse(json))
                .hasMessageContainingAll("arguments.inputs[0]", message)
                .hasMessageNotContaining("geheim");
    }
}
