package dev.culvert.server;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table for the terminal: columns as wide as they must be, long cells broken at words. */
final class TextTable {
  private final List<String> headings;
  private final List<Integer> maxWidths;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * @param maxWidths of each column, in characters; cells beyond that are broken
   */
  TextTable(List<String> headings, List<Integer> maxWidths) {
    this.headings = List.copyOf(headings);
    this.maxWidths = List.copyOf(maxWidths);
  }

  void add(List<String> cells) {
    rows.add(List.copyOf(cells));
  }

  @Override
  public String toString() {
    var widths = new ArrayList<Integer>();
    for (var column = 0; column < headings.size(); column++) {
      widths.add(width(column));
    }
    var text = new StringBuilder();
    line(text, headings, widths);
    text.append(
            widths.stream()
                .map(width -> "-".repeat(width + 2))
                .collect(Collectors.joining("|", "|", "|")))
        .append('\n');
    for (var row : rows) {
      line(text, row, widths);
    }
    return text.toString();
  }

  private int width(int column) {
    var longest = headings.get(column).length();
    for (var row : rows) {
      for (var piece : broken(row.get(column), maxWidths.get(column))) {
        longest = Math.max(longest, piece.length());
      }
    }
    return longest;
  }

  private void line(StringBuilder text, List<String> cells, List<Integer> widths) {
    var pieces = new ArrayList<List<String>>();
    var height = 1;
    for (var column = 0; column < cells.size(); column++) {
      var broken = broken(cells.get(column), Math.max(widths.get(column), 1));
      pieces.add(broken);
      height = Math.max(height, broken.size());
    }
    for (var i = 0; i < height; i++) {
      text.append('|');
      for (var column = 0; column < cells.size(); column++) {
        var piece = i < pieces.get(column).size() ? pieces.get(column).get(i) : "";
        text.append(' ').append(piece).repeat(' ', widths.get(column) - piece.length() + 1);
        text.append('|');
      }
      text.append('\n');
    }
  }

  /** The cell in pieces of at most this width; a word that is longer is cut. */
  private static List<String> broken(String cell, int width) {
    var pieces = new ArrayList<String>();
    var rest = cell;
    while (rest.length() > width) {
      var space = rest.lastIndexOf(' ', width);
      var cut = space > 0 ? space : width;
      pieces.add(rest.substring(0, cut));
      rest = rest.substring(cut).stripLeading();
    }
    pieces.add(rest);
    return pieces;
  }
}
