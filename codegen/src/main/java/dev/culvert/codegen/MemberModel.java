package dev.culvert.codegen;

/**
 * A member of a structure.
 *
 * @param field its Java name
 */
record MemberModel(
    String name,
    String field,
    String input,
    String output,
    TypeModel type,
    boolean required,
    boolean sensitive) {}
