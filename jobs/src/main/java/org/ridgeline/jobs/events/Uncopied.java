package org.ridgeline.jobs.events;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.ObjectType;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * An array that Spark's projections put into a row as it is. They copy arrays, as a row may outlive what an array points
 * to; the scratch row of an event does not.
 */
final class Uncopied extends Expression implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Expression array;

    Uncopied(Expression array) {
        this.array = array;
    }

    @Override
    public Seq<Expression> children() {
        return CollectionConverters.asScala(List.of(array)).toSeq();
    }

    @Override
    public boolean nullable() {
        return array.nullable();
    }

    @Override
    public DataType dataType() {
        return new ObjectType(ArrayData.class);
    }

    @Override
    public Object eval(InternalRow row) {
        return array.eval(row);
    }

    @Override
    public ExprCode doGenCode(CodegenContext context, ExprCode code) {
        return array.genCode(context);
    }

    @Override
    public Expression withNewChildrenInternal(IndexedSeq<Expression> children) {
        return new Uncopied(children.head());
    }

    @Override
    public int productArity() {
        return 1;
    }

    @Override
    public Object productElement(int i) {
        return array;
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof Uncopied;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Uncopied that && array.equals(that.array);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Uncopied.class, array);
    }
}
