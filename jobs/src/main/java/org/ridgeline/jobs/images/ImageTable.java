package org.ridgeline.jobs.images;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.ridgeline.result.ImageRecord;

/** {@code images.parquet}: a row per file, to be asked by SQL. */
final class ImageTable {
    private static final MessageType SCHEMA = MessageTypeParser.parseMessageType("""
            message images {
              required binary input (UTF8);
              required int64 input_bytes;
              required binary input_version (UTF8);
              optional binary input_sha256 (UTF8);
              optional binary input_format (UTF8);
              optional binary layout (UTF8);
              required int32 width;
              required int32 height;
              required binary operations (UTF8);
              optional binary output (UTF8);
              required int64 output_bytes;
              optional binary output_sha256 (UTF8);
              optional binary output_format (UTF8);
              required int32 channels;
              required int32 bits;
              required int64 spilled_bytes;
              optional binary reused_from (UTF8);
              required double seconds;
              required int32 tasks;
              optional binary refused (UTF8);
            }
            """);

    private ImageTable() {}

    static void write(String operations, List<ImageRecord> images, Path file, Configuration hadoop) throws IOException {
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(HadoopOutputFile.fromPath(file, hadoop))
                .withType(SCHEMA)
                .withConf(hadoop)
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .build()) {
            for (ImageRecord image : images) {
                writer.write(row(operations, image));
            }
        }
    }

    /** The rows of a file that {@link #write} wrote. */
    static List<ImageRecord> read(Path file, Configuration hadoop) throws IOException {
        List<ImageRecord> images = new ArrayList<>();
        try (ParquetReader<Group> reader = ParquetReader.builder(new GroupReadSupport(), file)
                .withConf(hadoop)
                .build()) {
            for (Group row = reader.read(); row != null; row = reader.read()) {
                images.add(record(row));
            }
        }
        return images;
    }

    private static ImageRecord record(Group row) {
        return new ImageRecord(
                text(row, "input"),
                row.getLong("input_bytes", 0),
                text(row, "input_version"),
                text(row, "input_sha256"),
                text(row, "input_format"),
                text(row, "layout"),
                row.getInteger("width", 0),
                row.getInteger("height", 0),
                text(row, "output"),
                row.getLong("output_bytes", 0),
                text(row, "output_sha256"),
                text(row, "output_format"),
                row.getInteger("channels", 0),
                row.getInteger("bits", 0),
                row.getLong("spilled_bytes", 0),
                text(row, "reused_from"),
                row.getDouble("seconds", 0),
                row.getInteger("tasks", 0),
                text(row, "refused"));
    }

    private static String text(Group row, String field) {
        return row.getFieldRepetitionCount(field) == 0 ? null : row.getString(field, 0);
    }

    private static Group row(String operations, ImageRecord image) {
        Group row = new SimpleGroup(SCHEMA);
        row.add("input", image.input());
        row.add("input_bytes", image.inputBytes());
        row.add("input_version", image.inputVersion());
        add(row, "input_sha256", image.inputSha256());
        add(row, "input_format", image.inputFormat());
        add(row, "layout", image.layout());
        row.add("width", image.width());
        row.add("height", image.height());
        row.add("operations", operations);
        add(row, "output", image.output());
        row.add("output_bytes", image.outputBytes());
        add(row, "output_sha256", image.outputSha256());
        add(row, "output_format", image.outputFormat());
        row.add("channels", image.channels());
        row.add("bits", image.bits());
        row.add("spilled_bytes", image.spilledBytes());
        add(row, "reused_from", image.reusedFrom());
        row.add("seconds", image.seconds());
        row.add("tasks", image.tasks());
        add(row, "refused", image.refused());
        return row;
    }

    private static void add(Group row, String field, String value) {
        if (value != null) {
            row.add(field, value);
        }
    }
}
