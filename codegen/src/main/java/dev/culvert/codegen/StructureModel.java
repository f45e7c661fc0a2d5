package dev.culvert.codegen;

import java.util.List;

/**
 * A class to write.
 *
 * @param name as the SDK calls it
 */
record StructureModel(String name, List<MemberModel> members) {}
