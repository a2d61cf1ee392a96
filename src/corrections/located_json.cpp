#include "corrections/located_json.h"

#include "base/import_error.h"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <cstddef>
#include <iterator>
#include <utility>

namespace planleser {

namespace {

using nlohmann::json;

// Where in a text a byte is; asked for bytes in order.
class LineCounter {
public:
    explicit LineCounter(std::string_view text) : m_text(text) {}

    std::pair<int, int> at(std::size_t byte) {
        for (; m_counted < byte && m_counted < m_text.size(); ++m_counted) {
            if (m_text[m_counted] == '\n') {
                ++m_line;
                m_column = 1;
            } else if ((static_cast<unsigned char>(m_text[m_counted]) & 0xC0U) != 0x80U) {
                ++m_column;
            }
        }
        return {m_line, m_column};
    }

private:
    std::string_view m_text;
    std::size_t m_counted = 0;
    int m_line = 1, m_column = 1;
};

// A text's characters, counted as they are read.
struct CountingIterator {
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = char const*;
    using reference = char const&;

    char const* at = nullptr;
    std::size_t* read = nullptr;

    reference operator*() const { return *at; }
    CountingIterator& operator++() {
        ++at;
        ++*read;
        return *this;
    }
    CountingIterator operator++(int) {
        auto const before = *this;
        ++*this;
        return before;
    }
    bool operator==(CountingIterator const& other) const { return at == other.at; }
};

class LocatedBuilder : public nlohmann::json_sax<json> {
public:
    LocatedBuilder(std::string_view text, std::size_t const& read) : m_lines(text), m_read(read) {}

    bool null() override { return add(std::monostate{}); }
    bool boolean(bool value) override { return add(value); }
    bool number_integer(number_integer_t value) override { return add(static_cast<double>(value)); }
    bool number_unsigned(number_unsigned_t value) override { return add(static_cast<double>(value)); }
    bool number_float(number_float_t value, string_t const& /*written*/) override { return add(value); }
    bool string(string_t& value) override { return add(std::move(value)); }
    bool binary(binary_t& /*value*/) override { return false; }
    bool start_object(std::size_t /*elements*/) override { return open(LocatedObject()); }
    bool start_array(std::size_t /*elements*/) override { return open(LocatedList()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(string_t& name) override {
        m_keys.back() = std::move(name);
        return true;
    }
    bool parse_error(std::size_t byte, std::string const& token, json::exception const& error) override {
        auto const [line, column] = m_lines.at(byte > 0 ? byte - 1 : 0);
        std::string reason = error.what();
        if (auto const colon = reason.find("syntax error"); colon != std::string::npos)
            reason = reason.substr(colon);
        if (auto const repeated = reason.find("; last read"); repeated != std::string::npos)
            reason.resize(repeated);
        throw ImportError(ImportErrorKind::BadCorrections,
            fmt::format("{}:{}: no JSON from here: {}{}", line, column, reason,
                token.empty() || token == "<U+0000>" ? "" : ", at '" + token.substr(0, 40) + "'"));
    }

    LocatedJson take() { return std::move(m_root); }

private:
    template <class Value>
    LocatedJson* put(Value&& value) {
        auto const [line, column] = m_lines.at(m_read > 0 ? m_read - 1 : 0);
        LocatedJson node{std::forward<Value>(value), line, column};
        if (m_open.empty()) {
            m_root = std::move(node);
            return &m_root;
        }
        auto& container = m_open.back()->value;
        if (auto* const list = std::get_if<LocatedList>(&container))
            return &list->emplace_back(std::move(node));
        auto& object = std::get<LocatedObject>(container);
        return &object.emplace_back(LocatedMember{std::move(m_keys.back()), std::move(node)}).value;
    }
    template <class Value>
    bool add(Value&& value) {
        put(std::forward<Value>(value));
        return true;
    }
    // A container's address holds until it is closed: only then is anything put beside it.
    template <class Value>
    bool open(Value&& value) {
        m_open.push_back(put(std::forward<Value>(value)));
        m_keys.emplace_back();
        return m_open.size() <= deepest;
    }
    bool close() {
        m_open.pop_back();
        m_keys.pop_back();
        return true;
    }

    static constexpr std::size_t deepest = 32; // a corrections file has five levels

    LineCounter m_lines;
    std::size_t const& m_read;
    LocatedJson m_root;
    std::vector<LocatedJson*> m_open;
    std::vector<std::string> m_keys; // of each open container the name that comes next
};

} // namespace

LocatedJson const* LocatedJson::find(std::string_view key) const {
    auto const* const object = std::get_if<LocatedObject>(&value);
    if (object == nullptr) return nullptr;
    for (auto const& [name, member] : *object)
        if (name == key) return &member;
    return nullptr;
}

void LocatedJson::fail(std::string const& what) const {
    throw ImportError(ImportErrorKind::BadCorrections, fmt::format("{}:{}: {}", line, column, what));
}

LocatedJson read_located_json(std::string_view text) {
    std::size_t read = 0;
    LocatedBuilder builder(text, read);
    CountingIterator const begin{text.data(), &read}, end{text.data() + text.size(), &read};
    if (!json::sax_parse(begin, end, &builder))
        throw ImportError(
            ImportErrorKind::BadCorrections, "1:1: lists and objects stand too deep in each other");
    return builder.take();
}

} // namespace planleser
