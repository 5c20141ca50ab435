// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.Connection.KeyVal;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/**
 * A person at the console without a browser: signs in as people do, reads pages, fills in forms and sends them. Scripts do
 * not run, which every page must bear.
 */
final class ConsoleVisitor {
    private static final String BOUNDARY = "----yinzheng-part";

    private final TestGateway gateway;
    private final HttpClient http;

    private ConsoleVisitor(TestGateway gateway, String language) {
        this.gateway = gateway;
        var cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
        var chosen = new HttpCookie("yz-language", language);
        chosen.setPath("/");
        chosen.setVersion(0);
        cookies.getCookieStore().add(gateway.uri("/"), chosen);
        this.http = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    /** Before signing in. */
    static ConsoleVisitor anybody(TestGateway gateway, String language) {
        return new ConsoleVisitor(gateway, language);
    }

    /** @param language zh or en */
    static ConsoleVisitor signedIn(TestGateway gateway, String account, String language) {
        var visitor = new ConsoleVisitor(gateway, language);
        var home = visitor.open("/console/authorization/console")
                .form("form[action$=login]")
                .set("username", account)
                .set("password", gateway.secret(account))
                .send();
        assertThat(home.address()).startsWith("/console");
        return visitor;
    }

    Page open(String path) {
        return send(HttpRequest.newBuilder(gateway.uri(path))
                .header("Accept", "text/html, */*;q=0.8")
                .GET()
                .build());
    }

    /** As a page of somebody else's makes a browser send it: with the session, without a form's token. */
    Page postFromElsewhere(String path) {
        return send(HttpRequest.newBuilder(gateway.uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("request=11111111-1111-4111-8111-111111111111"))
                .build());
    }

    private Page send(HttpRequest request) {
        try {
            return new Page(http.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A page as it came. */
    final class Page {
        private final HttpResponse<String> response;
        private final Document document;

        private Page(HttpResponse<String> response) {
            this.response = response;
            this.document = Jsoup.parse(response.body(), response.uri().toString());
        }

        int status() {
            return response.statusCode();
        }

        /** Path and query. */
        String address() {
            var query = response.uri().getQuery();
            return response.uri().getPath() + (query == null ? "" : "?" + query);
        }

        /** What stands in the first element that matches, blanks folded. */
        String text(String css) {
            return element(css).text();
        }

        String text() {
            return text("main");
        }

        boolean has(String css) {
            return !document.select(css).isEmpty();
        }

        Element element(String css) {
            var found = document.selectFirst(css);
            assertThat(found)
                    .as("%s in %s (%d): %s", css, address(), status(), document.text())
                    .isNotNull();
            return Objects.requireNonNull(found);
        }

        Page follow(String css) {
            return open(path(element(css).absUrl("href")));
        }

        /** Sends with the page's token what the page does not offer, as somebody does who knows the address. */
        Page post(String path, Map<String, String> fields) {
            var token = element("input[name=_csrf]").val();
            var inputs = new StringBuilder("<form method='post' action='" + path + "'>")
                    .append("<input name='_csrf' value='" + token + "'>");
            fields.forEach((name, value) -> inputs.append("<input name='" + name + "' value='" + value + "'>"));
            var form =
                    Jsoup.parse(inputs + "</form>", gateway.uri("/").toString()).expectForm("form");
            return new Form(form, form).send();
        }

        /** A form of the page, by itself or by an element in it, such as its button. */
        Form form(String css) {
            var element = element(css);
            var form = element instanceof FormElement ? element : element.closest("form");
            assertThat(form).as("form of %s in %s", css, address()).isNotNull();
            return new Form((FormElement) Objects.requireNonNull(form), element);
        }
    }

    private static String path(String url) {
        var uri = URI.create(url);
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    /** A form being filled in. */
    final class Form {
        private final FormElement form;
        private final Element button;
        private final Map<String, String> files = new LinkedHashMap<>();

        private Form(FormElement form, Element button) {
            this.form = form;
            this.button = button;
        }

        /** @param name of an input that the form has; a list takes only what it offers */
        Form set(String name, String value) {
            var inputs = form.elements().stream()
                    .filter(one -> one.attr("name").equals(name))
                    .toList();
            assertThat(inputs)
                    .as("inputs named %s in %s", name, form.attr("action"))
                    .isNotEmpty();
            inputs.forEach(input -> fill(input, value));
            return this;
        }

        private void fill(Element input, String value) {
            if (input.normalName().equals("select")) {
                var offered = input.select("option").stream()
                        .filter(option -> option.attr("value").equals(value))
                        .toList();
                assertThat(offered)
                        .as("%s among the options of %s", value, input.attr("name"))
                        .hasSize(1);
                input.select("option").removeAttr("selected");
                offered.get(0).attr("selected", "selected");
            } else if (input.attr("type").equals("radio")) {
                input.attr("checked", input.attr("value").equals(value));
            } else if (input.attr("type").equals("checkbox")) {
                if (input.attr("value").equals(value)) {
                    input.attr("checked", "checked");
                }
            } else {
                input.val(value);
            }
        }

        /** A file for an input, with which the form is sent in parts. */
        Form attach(String name, String content) {
            files.put(name, content);
            return this;
        }

        Page send() {
            if (!files.isEmpty()) {
                return sendParts();
            }
            var fields = form.formData().stream().map(Form::encoded).collect(Collectors.toList());
            if (button.normalName().equals("button") && !button.attr("name").isEmpty()) {
                fields.add(button.attr("name") + "=" + button.attr("value"));
            }
            return ConsoleVisitor.this.send(HttpRequest.newBuilder(URI.create(action()))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(String.join("&", fields)))
                    .build());
        }

        private String action() {
            return button.hasAttr("formaction") ? button.absUrl("formaction") : form.absUrl("action");
        }

        private Page sendParts() {
            var body = new StringBuilder();
            form.formData().stream()
                    .filter(one -> !files.containsKey(one.key()))
                    .forEach(one ->
                            body.append(part(one.key(), "")).append(one.value()).append("\r\n"));
            files.forEach(
                    (name, content) -> body.append(part(name, "; filename=\"list.csv\"\r\nContent-Type: text/csv"))
                            .append(content)
                            .append("\r\n"));
            body.append("--").append(BOUNDARY).append("--\r\n");
            return ConsoleVisitor.this.send(HttpRequest.newBuilder(URI.create(action()))
                    .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                    .POST(BodyPublishers.ofString(body.toString()))
                    .build());
        }

        private static String part(String name, String more) {
            return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n";
        }

        private static String encoded(KeyVal one) {
            return URLEncoder.encode(one.key(), StandardCharsets.UTF_8) + "="
                    + URLEncoder.encode(one.value(), StandardCharsets.UTF_8);
        }
    }
}
