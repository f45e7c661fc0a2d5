package dev.culvert.items.table;

/**
 * A local secondary index of a table.
 *
 * @param id names its rows; never used again
 */
public record LocalIndex(int id, String name, KeySchema key, Projection projection)
    implements SecondaryIndex {}
