package nianbao.block;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The few questions put to WordprocessingML, by local names: writers differ in namespaces. */
final class DocxXml {

  private DocxXml() {}

  static String name(Node node) {
    return node.getLocalName() == null ? node.getNodeName() : node.getLocalName();
  }

  static List<Element> children(Node parent) {
    var children = new ArrayList<Element>();
    for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  /** The first child of this name, or null; a null parent has none. */
  static Element child(Node parent, String name) {
    if (parent != null) {
      for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
        if (n instanceof Element element && name(n).equals(name)) {
          return element;
        }
      }
    }
    return null;
  }

  /** The element's {@code w:name} attribute, or null. */
  static String attribute(Element element, String name) {
    if (element == null) {
      return null;
    }
    var attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      if (name(attributes.item(i)).equals(name)) {
        return attributes.item(i).getNodeValue();
      }
    }
    return null;
  }

  /** {@code w:val} of a child, or null. */
  static String value(Node parent, String child) {
    return attribute(child(parent, child), "val");
  }

  /** A number in {@code w:val} of a child; the default where it is absent or no number. */
  static int number(Node parent, String child, int otherwise) {
    return number(value(parent, child), otherwise);
  }

  static int number(String value, int otherwise) {
    try {
      return value == null ? otherwise : Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /** A toggle such as {@code w:vanish}: present and not switched off. */
  static boolean on(Node parent, String child) {
    Element toggle = child(parent, child);
    if (toggle == null) {
      return false;
    }
    String value = attribute(toggle, "val");
    return value == null || !(value.equals("0") || value.equals("false") || value.equals("off"));
  }
}
