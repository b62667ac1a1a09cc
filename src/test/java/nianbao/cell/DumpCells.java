package nianbao.cell;

import java.nio.file.Files;
import java.nio.file.Path;
import nianbao.archive.Landed;
import nianbao.archive.Sidecar;
import nianbao.block.Block;
import nianbao.block.Blocks;
import nianbao.block.Document;
import nianbao.block.PdfBlocks;

/** Prints the blocks, cells and notices of one file, for people who look into a reading. */
final class DumpCells {
  private DumpCells() {}

  public static void main(String[] args) throws Exception {
    byte[] bytes = Files.readAllBytes(Path.of(args[0]));
    Document document =
        PdfBlocks.recognises(bytes)
            ? PdfBlocks.read(bytes)
            : Blocks.read(new Landed(args[0], bytes, Sidecar.NONE));
    for (Block block : document.blocks()) {
      System.out.println(block);
    }
    FormReading reading = FormReader.read(document);
    reading.cells().forEach(System.out::println);
    reading.notices().forEach(System.out::println);
    System.out.println(reading.form() + " " + reading.expected() + " " + reading.tableBlocks());
  }
}
