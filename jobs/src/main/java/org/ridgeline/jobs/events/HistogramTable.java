package org.ridgeline.jobs.events;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
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

    /**
     * The Parquet file as bytes: what failed half-way is never written. Bin 0 is the underflow, from -infinity; the last is
     * the overflow, up to infinity.
     */
    static byte[] of(String analysis, EventResult result, Configuration hadoop) throws IOException {
        Memory memory = new Memory();
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(memory)
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
        return memory.bytes.toByteArray();
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

    private static final class Memory implements OutputFile {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public PositionOutputStream create(long blockSizeHint) {
            return new PositionOutputStream() {
                @Override
                public long getPos() {
                    return bytes.size();
                }

                @Override
                public void write(int value) {
                    bytes.write(value);
                }

                @Override
                public void write(byte[] values, int from, int count) {
                    bytes.write(values, from, count);
                }
            };
        }

        @Override
        public PositionOutputStream createOrOverwrite(long blockSizeHint) {
            bytes.reset();
            return create(blockSizeHint);
        }

        @Override
        public boolean supportsBlockSize() {
            return false;
        }

        @Override
        public long defaultBlockSize() {
            return 0;
        }
    }
}
