package org.ridgeline.source;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCatalog;
import org.apache.spark.sql.connector.catalog.TableChange;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * Paths as tables in SQL. With {@code spark.sql.catalog.root} set to the name of this class:
 *
 * <pre>{@code
 * select lep_pt from root.`s3a://bucket/4lep/*.root`
 * select lep_pt from root.mini.`s3a://bucket/4lep/*.root`     -- of several trees, the one named mini
 * }</pre>
 *
 * Options of {@link RootOptions} are set for all tables of the catalog by {@code spark.sql.catalog.root.<key>}.
 */
public final class RootCatalog implements TableCatalog {
    private String name;
    private Map<String, String> options = Map.of();

    @Override
    public void initialize(String catalog, CaseInsensitiveStringMap catalogOptions) {
        name = catalog;
        options = Map.copyOf(catalogOptions.asCaseSensitiveMap());
    }

    @Override
    public String name() {
        return name;
    }

    /**
     * @param identifier the path, in the namespace of the tree's path if there is one
     */
    @Override
    public Table loadTable(Identifier identifier) {
        Map<String, String> all = new HashMap<>(options);
        all.put(RootOptions.PATH, identifier.name());
        if (identifier.namespace().length > 0) {
            all.put(RootOptions.TREE, String.join("/", identifier.namespace()));
        }
        return RootSource.table(RootOptions.of(new CaseInsensitiveStringMap(all)));
    }

    @Override
    public Identifier[] listTables(String[] namespace) {
        return new Identifier[0];
    }

    @Override
    public Table alterTable(Identifier identifier, TableChange... changes) {
        throw readOnly("altered", identifier);
    }

    @Override
    public boolean dropTable(Identifier identifier) {
        throw readOnly("dropped", identifier);
    }

    @Override
    public void renameTable(Identifier from, Identifier to) {
        throw readOnly("renamed", from);
    }

    private UnsupportedOperationException readOnly(String done, Identifier identifier) {
        return new UnsupportedOperationException(
                "catalog " + name + " reads files, " + identifier.name() + " cannot be " + done);
    }
}
