#include "pdf/structure_tree.h"

#include "pdf/file_objects.h"
#include "pdf/text_strings.h"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

namespace planleser {

// Walks the tree depth first with a stack of its own.
class StructureTree::Reader {
public:
    Reader(StructureTree& tree, PDFDoc& document, std::string_view file, StructureLimits const& limits)
        : m_tree(tree), m_document(document), m_objects(file, *document.getXRef(), element_keys),
          m_limits(limits) {}

    void read() {
        Object const catalog = m_document.getXRef()->getCatalog();
        if (!catalog.isDict()) return;
        Object const root = catalog.dictLookup("StructTreeRoot");
        if (!root.isDict()) return;
        m_role_map = root.dictLookup("RoleMap");
        push(-1, 0, root.dictLookupNF("K"));
        while (!m_open.empty()) {
            if (m_tree.m_elements.size() >= m_limits.elements ||
                m_tree.m_owners.size() >= m_limits.contents) {
                m_tree.m_cut_short = true;
                break;
            }
            step();
        }
        while (!m_open.empty()) pop();
    }

private:
    static constexpr std::array<std::string_view, 10> element_keys{
        "Type", "S", "K", "Pg", "MCID", "Stm", "A", "Alt", "RowSpan", "ColSpan"};

    // An element whose kids are being read.
    struct Open {
        std::int32_t element;
        int page; // object number
        Object kids;
        int next = 0;
    };

    Object at_reference(Object const& value) { return value.isRef() ? m_objects.fetch(value) : value.copy(); }

    void push(std::int32_t element, int page, Object const& kids) {
        Object fetched = kids.copy();
        // A reference to an array stands for the array, one to an element for the element.
        if (kids.isRef()) {
            Object target = m_objects.fetch(kids);
            if (target.isArray()) fetched = std::move(target);
        }
        m_open.push_back({element, page, std::move(fetched)});
    }

    void pop() {
        auto const element = m_open.back().element;
        if (element >= 0)
            m_tree.m_elements[static_cast<std::size_t>(element)].end =
                static_cast<std::int32_t>(m_tree.m_elements.size());
        m_open.pop_back();
    }

    void step() {
        auto& open = m_open.back();
        int const count = open.kids.isArray() ? open.kids.arrayGetLength() : open.kids.isNull() ? 0 : 1;
        if (open.next >= count) return pop();
        int const index = open.next++;
        Object const kid = open.kids.isArray() ? open.kids.arrayGetNF(index).copy() : open.kids.copy();
        read_kid(kid, open.element, open.page);
    }

    void read_kid(Object const& kid, std::int32_t parent, int page) {
        if (kid.isInt()) return own({page, 0, kid.getInt()}, parent);
        if (kid.isRef() && !m_seen.insert(kid.getRefNum()).second) return;
        Object const fetched = at_reference(kid);
        if (fetched.isInt()) return own({page, 0, fetched.getInt()}, parent);
        if (!fetched.isDict()) return;
        Object const& page_reference = fetched.dictLookupNF("Pg");
        if (page_reference.isRef()) page = page_reference.getRefNum();
        Object const type = fetched.dictLookup("Type");
        if (type.isName("OBJR")) return;
        if (type.isName("MCR") || !fetched.dictLookupNF("MCID").isNull()) {
            Object const id = fetched.dictLookup("MCID");
            Object const& form = fetched.dictLookupNF("Stm");
            if (id.isInt()) own({page, form.isRef() ? form.getRefNum() : 0, id.getInt()}, parent);
            return;
        }
        read_element(fetched, parent, page);
    }

    void read_element(Object const& dictionary, std::int32_t parent, int page) {
        auto const index = static_cast<std::int32_t>(m_tree.m_elements.size());
        Element element;
        element.type = type_index(dictionary.dictLookup("S"));
        element.parent = parent;
        auto const& type = m_tree.m_types[element.type];
        if (type == "TD" || type == "TH") read_spans(at_reference(dictionary.dictLookupNF("A")), element);
        m_tree.m_elements.push_back(element);
        Object const alternative = dictionary.dictLookup("Alt");
        if (alternative.isString()) {
            constexpr std::size_t longest = 10'000; // bytes
            auto text = utf8_of_text_string(alternative.getString()->toStr().substr(0, longest));
            if (!text.empty()) m_tree.m_alternative_texts.emplace(index, std::move(text));
        }
        push(index, page, dictionary.dictLookupNF("K"));
    }

    void read_spans(Object const& attributes, Element& element) {
        int const count = attributes.isArray() ? attributes.arrayGetLength() : 1;
        for (int i = 0; i < count; ++i) {
            Object const attribute =
                attributes.isArray() ? at_reference(attributes.arrayGetNF(i)) : attributes.copy();
            if (!attribute.isDict()) continue;
            auto const read = [&](char const* key, std::int16_t& span) {
                Object const value = attribute.dictLookup(key);
                if (value.isInt()) span = static_cast<std::int16_t>(std::clamp(value.getInt(), 1, 10'000));
            };
            read("RowSpan", element.row_span);
            read("ColSpan", element.column_span);
        }
    }

    // The standard type that the role map leads to.
    std::uint32_t type_index(Object const& name) {
        std::string const said = name.isName() ? name.getName() : "";
        auto const [at, is_new] = m_type_of.try_emplace(said, 0);
        if (!is_new) return at->second;
        constexpr int most_steps = 16; // a role map may lead in a circle
        std::string type = said;
        for (int step = 0; step < most_steps && m_role_map.isDict(); ++step) {
            Object const mapped = m_role_map.dictLookup(type.c_str());
            if (!mapped.isName() || type == mapped.getName()) break;
            type = mapped.getName();
        }
        m_tree.m_types.push_back(type);
        return at->second = static_cast<std::uint32_t>(m_tree.m_types.size() - 1);
    }

    void own(ContentKey const& key, std::int32_t element) {
        // A repeated table head adds the next page's content to the same cell; the first owner stays.
        if (element < 0) return;
        m_tree.m_owners.try_emplace(key, element);
        auto& elements = m_tree.m_elements;
        for (auto up = element; up >= 0 && !elements[static_cast<std::size_t>(up)].has_content;
             up = elements[static_cast<std::size_t>(up)].parent)
            elements[static_cast<std::size_t>(up)].has_content = true;
    }

    StructureTree& m_tree;
    PDFDoc& m_document;
    FileObjects m_objects;
    StructureLimits const& m_limits;
    Object m_role_map;
    std::vector<Open> m_open;
    std::unordered_set<int> m_seen; // object numbers: a tree that leads back to itself ends there
    std::unordered_map<std::string, std::uint32_t> m_type_of;
};

std::size_t StructureTree::ContentHash::operator()(ContentKey const& key) const {
    auto const mix = [](std::uint64_t value) { return (value ^ (value >> 29)) * 0xBF58476D1CE4E5B9u; };
    auto const page_and_id = static_cast<std::uint64_t>(static_cast<std::uint32_t>(key.page)) << 32 |
                             static_cast<std::uint32_t>(key.id);
    return static_cast<std::size_t>(mix(page_and_id + mix(static_cast<std::uint32_t>(key.form))));
}

StructureTree::StructureTree(PDFDoc& document, std::string_view file, StructureLimits const& limits) {
    Reader(*this, document, file, limits).read();
}

std::int32_t StructureTree::owner_of(
    int page_object, ContentMark const& mark, bool page_has_own_marks) const {
    auto found = m_owners.find({page_object, mark.form, mark.id});
    // Some files name the page for a form's content; then the page may have no marks of its own to mix it up
    // with.
    if (found == m_owners.end() && mark.form != 0 && !page_has_own_marks)
        found = m_owners.find({page_object, 0, mark.id});
    return found == m_owners.end() ? -1 : found->second;
}

bool StructureTree::is_type(std::int32_t element, std::string_view type) const {
    return m_types[at(element).type] == type;
}

void StructureTree::add_whole_rows(std::vector<std::int32_t>& used) const {
    constexpr int most_empty_rows = 100; // one after the other; more are no table
    auto const behind_last = static_cast<std::int32_t>(m_elements.size());
    std::vector<std::int32_t> more;
    auto const add_row = [&](std::int32_t row) {
        more.push_back(row);
        for (auto cell = row + 1; cell < at(row).end; cell = at(cell).end)
            if (is_type(cell, "TD") || is_type(cell, "TH")) more.push_back(cell);
    };
    std::vector<std::int32_t> empty_rows;
    for (auto const row : used) {
        if (!is_type(row, "TR")) continue;
        add_row(row);
        empty_rows.clear();
        auto next = at(row).end;
        auto const is_sibling = [&] { return next < behind_last && at(next).parent == at(row).parent; };
        for (; is_sibling() && !at(next).has_content && empty_rows.size() < most_empty_rows;
             next = at(next).end)
            if (is_type(next, "TR")) empty_rows.push_back(next);
        if (is_sibling() && std::binary_search(used.begin(), used.end(), next))
            for (auto const empty_row : empty_rows) add_row(empty_row);
    }
    used.insert(used.end(), more.begin(), more.end());
    std::sort(used.begin(), used.end());
    used.erase(std::unique(used.begin(), used.end()), used.end());
}

void StructureTree::apply(int page_object, std::vector<ContentMark> const& marks, PageContent& page) const {
    bool const own_marks = std::any_of(
        marks.begin(), marks.end(), [](ContentMark const& mark) { return mark.form == 0 && mark.id >= 0; });
    std::vector<std::int32_t> owners(marks.size(), -1);
    std::vector<bool> wanted(marks.size(), false);
    auto const want = [&](std::int32_t mark) {
        if (mark >= 0) wanted[static_cast<std::size_t>(mark)] = true;
    };
    for (auto const& run : page.runs) want(run.tag);
    for (auto const& picture : page.pictures) want(picture.tag);

    std::vector<std::int32_t> used;
    std::unordered_set<std::int32_t> seen;
    bool artifacts = false;
    for (std::size_t mark = 0; mark < marks.size(); ++mark) {
        if (!wanted[mark]) continue;
        artifacts = artifacts || marks[mark].id < 0;
        if (marks[mark].id < 0) continue;
        owners[mark] = owner_of(page_object, marks[mark], own_marks);
        for (auto up = owners[mark]; up >= 0 && seen.insert(up).second; up = at(up).parent)
            used.push_back(up);
    }
    std::sort(used.begin(), used.end());
    add_whole_rows(used);

    auto const tag_of = [&](std::int32_t element) {
        auto const at = std::lower_bound(used.begin(), used.end(), element);
        return at != used.end() && *at == element ? static_cast<std::int32_t>(at - used.begin()) : -1;
    };
    for (auto const index : used) {
        auto const& element = at(index);
        page.tags.push_back({m_types[element.type], element.parent < 0 ? -1 : tag_of(element.parent),
            static_cast<std::uint32_t>(index) + 1, element.row_span, element.column_span});
    }
    auto const artifact_tag = static_cast<std::int32_t>(page.tags.size());
    if (artifacts) page.tags.push_back({"Artifact", -1, 0, 1, 1});

    auto const tag_of_mark = [&](std::int32_t mark) {
        if (mark < 0) return -1;
        if (marks[static_cast<std::size_t>(mark)].id < 0) return artifact_tag;
        return owners[static_cast<std::size_t>(mark)] < 0 ? -1
                                                          : tag_of(owners[static_cast<std::size_t>(mark)]);
    };
    for (auto& run : page.runs) run.tag = tag_of_mark(run.tag);
    for (auto& picture : page.pictures) {
        auto up = picture.tag >= 0 ? owners[static_cast<std::size_t>(picture.tag)] : -1;
        picture.tag = tag_of_mark(picture.tag);
        for (; up >= 0; up = at(up).parent)
            if (auto const text = m_alternative_texts.find(up); text != m_alternative_texts.end()) {
                picture.alternative_text = text->second;
                break;
            }
    }
}

} // namespace planleser
