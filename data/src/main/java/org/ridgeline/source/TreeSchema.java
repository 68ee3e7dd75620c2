package org.ridgeline.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The columns of a table over many files. */
final class TreeSchema {

    private TreeSchema() {}

    /**
     * All branches of all files, those of the first file first, each in the narrowest type that holds the values of every
     * file. A column is nullable if a file lacks it and {@code missing} says so.
     *
     * @throws SourceException if two files have the same branch in types that no type can hold
     */
    static StructType infer(TreeFiles trees, RootOptions.MissingBranches missing) {
        Map<String, DataType> types = new LinkedHashMap<>();
        Map<String, Metadata> stored = new HashMap<>();
        Map<String, TreeFile> origins = new LinkedHashMap<>();
        List<TreeFile> kinds = trees.kinds();
        for (TreeFile tree : kinds) {
            for (TreeShape.Head branch : tree.shape().columns()) {
                DataType type = SparkTypes.of(branch.type());
                DataType known = types.get(branch.name());
                Metadata kept = StoredType.metadata(branch.type());
                stored.merge(branch.name(), kept, (one, other) -> one.equals(other) ? one : Metadata.empty());
                if (known == null) {
                    types.put(branch.name(), type);
                    origins.put(branch.name(), tree);
                } else if (!known.equals(type)) {
                    types.put(branch.name(), widened(branch.name(), known, origins.get(branch.name()), type, tree));
                }
            }
        }
        List<StructField> fields = new ArrayList<>();
        for (Map.Entry<String, DataType> column : types.entrySet()) {
            fields.add(field(column.getKey(), column.getValue(), stored.get(column.getKey()), kinds, missing));
        }
        return DataTypes.createStructType(fields);
    }

    private static StructField field(
            String name, DataType type, Metadata stored, List<TreeFile> kinds, RootOptions.MissingBranches missing) {
        boolean nullable =
                missing == RootOptions.MissingBranches.NULL && kinds.stream().anyMatch(tree -> tree.lacks(name));
        return DataTypes.createStructField(name, type, nullable, stored);
    }

    private static DataType widened(String name, DataType known, TreeFile origin, DataType type, TreeFile tree) {
        Optional<DataType> common = SparkTypes.common(known, type);
        return common.orElseThrow(() -> new SourceException("branch " + name + " is " + known.catalogString()
                + " in " + origin.file().path() + " but " + type.catalogString() + " in "
                + tree.file().path() + ": no type holds both. Read the files apart, or give a schema without it"));
    }

    /**
     * The columns that a user's schema asks for.
     *
     * @throws SourceException if a column is in no file, or cannot be read as the type asked for
     */
    static StructType chosen(StructType wanted, TreeFiles trees, RootOptions.MissingBranches missing) {
        List<TreeFile> kinds = trees.kinds();
        List<StructField> fields = new ArrayList<>();
        for (StructField field : wanted.fields()) {
            boolean found = false;
            for (TreeFile tree : kinds) {
                TreeShape.Head branch = tree.shape().column(field.name());
                if (branch == null) {
                    continue;
                }
                found = true;
                DataType stored = SparkTypes.of(branch.type());
                if (!SparkTypes.fits(stored, field.dataType())) {
                    throw new SourceException("branch " + field.name() + " is " + stored.catalogString()
                            + " in " + tree.file().path() + " and cannot be read as "
                            + field.dataType().catalogString());
                }
            }
            if (!found) {
                throw new SourceException("no file has a branch " + field.name() + "; there are "
                        + Neighbours.of(field.name(), kinds.get(0).shape().names()));
            }
            fields.add(field(field.name(), field.dataType(), field.metadata(), kinds, missing));
        }
        return DataTypes.createStructType(fields);
    }

    /**
     * Checks that every file has the columns that a query asks for.
     *
     * @throws SourceException naming file and branch
     */
    static void checkPresent(List<StructField> columns, TreeFiles trees) {
        for (TreeFile tree : trees.kinds()) {
            for (StructField column : columns) {
                if (tree.lacks(column.name())) {
                    throw new SourceException(tree.file().path() + " has no branch " + column.name()
                            + "; it has "
                            + Neighbours.of(column.name(), tree.shape().names())
                            + ". With the option 'missing-branches' = 'null' it is null in the entries of such files");
                }
            }
        }
    }
}
