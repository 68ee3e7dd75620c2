package org.ridgeline.jobs;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.ridgeline.result.Axis;
import org.ridgeline.result.Histogram;

/**
 * {@code histograms/}: all bins of all histograms as Parquet, to be asked by SQL. Written by the driver in one piece: a
 * Spark job for some thousand rows takes longer than the rows.
 */
final class HistogramTable {
    private static final MessageType SCHEMA = MessageTypeParser.parseMessageType("""
            message histograms {
              required binary analysis (UTF8);
              required binary histogram (UTF8);
              required binary sample (UTF8);
              required binary process (UTF8);
              required int32 bin;
              required double low;
              required double high;
              required int64 entries;
              required double sumw;
              required double sumw2;
            }
            """);

    private HistogramTable() {}

    /** Bin 0 is the underflow, from -infinity; the last is the overflow, up to infinity. */
    static void write(String analysis, EventResult result, Path file, Configuration hadoop) throws IOException {
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(HadoopOutputFile.fromPath(file, hadoop))
                .withType(SCHEMA)
                .withConf(hadoop)
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .build()) {
            for (List<Histogram> samples : result.histograms().values()) {
                for (Histogram histogram : samples) {
                    String process = result.processOf().get(histogram.sample());
                    for (int bin = 0; bin < histogram.sumw().length; bin++) {
                        writer.write(row(analysis, process, histogram, bin));
                    }
                }
            }
        }
    }

    private static Group row(String analysis, String process, Histogram histogram, int bin) {
        Axis axis = histogram.axis();
        Group row = new SimpleGroup(SCHEMA);
        row.add("analysis", analysis);
        row.add("histogram", histogram.name());
        row.add("sample", histogram.sample());
        row.add("process", process);
        row.add("bin", bin);
        row.add("low", bin == 0 ? Double.NEGATIVE_INFINITY : axis.edge(bin - 1));
        row.add("high", bin == axis.bins() + 1 ? Double.POSITIVE_INFINITY : axis.edge(bin));
        row.add("entries", histogram.entries()[bin]);
        row.add("sumw", histogram.sumw()[bin]);
        row.add("sumw2", histogram.sumw2()[bin]);
        return row;
    }
}
