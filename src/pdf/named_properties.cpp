#include "pdf/named_properties.h"

#include "pdf/content_stream.h"
#include "pdf/text_strings.h"
#include "pdf/token_reader.h"

#include <algorithm>
#include <utility>

namespace planleser {

namespace {

// Walks over a content stream token by token, whatever it gets wrong.
class ContentScanner {
public:
    explicit ContentScanner(std::string_view content) : m_content(content), m_reader(content) {}

    struct Token {
        enum class Kind { Name, Operator, Other, End } kind;
        std::string_view text; // a name without its slash
    };

    Token next() {
        if (!m_reader.skip_space()) return {Token::Kind::End, {}};
        char const c = m_reader.peek();
        if (c == '(') {
            std::string string; // one that does not end takes the rest
            m_reader.append_string(string);
            return {Token::Kind::Other, {}};
        }
        if (c == '/') {
            m_reader.advance();
            return {Token::Kind::Name, m_reader.read_word()};
        }
        auto const word = m_reader.read_word();
        if (word.empty()) {
            m_reader.advance(); // a bracket
            return {Token::Kind::Other, {}};
        }
        if (word == "ID") skip_inline_image();
        return {Token::Kind::Operator, word};
    }
    std::size_t position() const { return static_cast<std::size_t>(m_reader.position() - m_content.data()); }

private:
    static bool is_space(char c) {
        return pdf_characters[static_cast<unsigned char>(c)] == PdfCharacter::Space;
    }
    // To its EI, which stands alone between white space.
    void skip_inline_image() {
        for (auto end = m_content.find("EI", position()); end != std::string_view::npos;
             end = m_content.find("EI", end + 2)) {
            bool const alone =
                is_space(m_content[end - 1]) && (end + 2 >= m_content.size() || is_space(m_content[end + 2]));
            if (!alone) continue;
            m_reader.go_to(m_content.data() + end + 2);
            return;
        }
        m_reader.go_to(m_content.data() + m_content.size());
    }

    std::string_view m_content;
    TokenReader m_reader;
};

// Names may spell a character as "#41".
std::string decoded_name(std::string_view name) {
    std::string decoded;
    auto const digit = [](char c) { return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10; };
    auto const is_digit = [](char c) {
        return std::string_view("0123456789abcdefABCDEF").find(c) != std::string_view::npos;
    };
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (name[i] == '#' && i + 2 < name.size() && is_digit(name[i + 1]) && is_digit(name[i + 2])) {
            decoded += static_cast<char>(16 * digit(name[i + 1]) + digit(name[i + 2]));
            i += 2;
        } else {
            decoded += name[i];
        }
    }
    return decoded;
}

} // namespace

MarkedContentBegin read_marked_content(std::string_view tag, Dict const* properties) {
    MarkedContentBegin content;
    content.artifact = tag == "Artifact";
    if (!properties) return content;
    Object const id = properties->lookup("MCID");
    if (id.isInt() && id.getInt() >= 0) content.id = id.getInt();
    Object const text = properties->lookup("ActualText");
    if (text.isString()) content.actual_text = utf8_of_text_string(text.getString()->toStr());
    return content;
}

std::optional<std::string> mark_named_properties(std::string_view content,
    std::function<std::size_t(std::string_view, std::string_view)> const& number_of) {
    using Kind = ContentScanner::Token::Kind;
    if (content.find("BDC") == std::string_view::npos) return std::nullopt;
    std::string marked;
    std::size_t copied = 0;
    std::string_view tag, name; // the last two tokens, where both are names
    ContentScanner scanner(content);
    for (auto token = scanner.next(); token.kind != Kind::End; token = scanner.next()) {
        if (token.kind == Kind::Name) {
            tag = std::exchange(name, token.text);
            continue;
        }
        if (token.text == "BDC" && tag.data() && name.data()) {
            marked += content.substr(copied, scanner.position() - copied);
            copied = scanner.position();
            marked += " /";
            marked += named_properties_mark;
            marked += std::to_string(number_of(tag, name)) + " MP";
        }
        tag = name = {};
    }
    if (copied == 0) return std::nullopt;
    marked += content.substr(copied);
    return marked;
}

std::optional<std::string> NamedProperties::mark_content(std::string_view content, Dict& properties) {
    return mark_named_properties(content, [&](std::string_view tag, std::string_view name) {
        Object const value = properties.lookup(decoded_name(name).c_str());
        m_all.push_back(read_marked_content(decoded_name(tag), value.isDict() ? value.getDict() : nullptr));
        return m_all.size() - 1;
    });
}

std::optional<std::string> NamedProperties::mark(Page& page, std::string_view content) {
    Dict* resources = page.getResourceDict();
    if (!resources) return std::nullopt;
    if (m_tagged) mark_forms(*resources);
    Object const properties = resources->lookup("Properties");
    if (!properties.isDict() || properties.dictGetLength() == 0) return std::nullopt;
    return mark_content(content, *properties.getDict());
}

void NamedProperties::mark_forms(Dict& page_resources) {
    Object const page_properties = page_resources.lookup("Properties");
    std::vector<Object> pending; // XObject dictionaries, of the page and of forms within forms
    pending.push_back(page_resources.lookup("XObject"));
    while (!pending.empty()) {
        Object const objects = std::move(pending.back());
        pending.pop_back();
        if (!objects.isDict()) continue;
        for (int i = 0; i < objects.dictGetLength(); ++i) {
            Object const& reference = objects.dictGetValNF(i);
            if (!reference.isRef() || !m_seen_forms.insert(reference.getRefNum()).second) continue;
            // Poppler would search the whole file for an object that is missing.
            if (reference.getRefNum() >= m_objects.getNumObjects()) continue;
            XRefEntry const* entry = m_objects.getEntry(reference.getRefNum(), false);
            if (entry->type != xrefEntryUncompressed && entry->type != xrefEntryCompressed) continue;
            Object const form = reference.fetch(&m_objects);
            if (!form.isStream() || !form.streamGetDict()->lookup("Subtype").isName("Form")) continue;
            Object const resources = form.streamGetDict()->lookup("Resources");
            Object const own = resources.isDict() ? resources.dictLookup("Properties") : Object(objNull);
            // A form without resources of its own uses the page's.
            Object const& properties = resources.isDict() ? own : page_properties;
            if (properties.isDict()) mark_form(reference.getRef(), form, properties.getDict());
            if (resources.isDict()) pending.push_back(resources.dictLookup("XObject"));
        }
    }
}

void NamedProperties::mark_form(Ref reference, Object const& form, Dict* properties) {
    auto const content = decoded_content(form);
    auto marked = content ? mark_content(*content, *properties) : std::nullopt;
    if (!marked) return;
    auto& kept = m_form_contents.emplace_back(std::move(*marked));
    Object dictionary(form.streamGetDict()->copy(&m_objects));
    for (auto const* key : {"Filter", "DecodeParms", "F", "FFilter", "FDecodeParms"})
        dictionary.dictRemove(key);
    dictionary.dictSet("Length", Object(static_cast<int>(kept.size())));
    Object const replaced(static_cast<Stream*>(
        new MemStream(kept.data(), 0, static_cast<Goffset>(kept.size()), std::move(dictionary))));
    m_objects.setModifiedObject(&replaced, reference);
}

} // namespace planleser
