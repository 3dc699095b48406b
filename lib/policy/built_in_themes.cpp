#include "policy/ticket_policy.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace msp_audit {

namespace {

struct Theme {
    std::string_view name;
    std::string_view words;  ///< parted by blanks
};

// Questions on how to do something, not on what is broken: a short list, so that each hit is a fair guess. Words of a
// subject are whole words, so compounds and inflected forms have themes of their own.
constexpr std::array themes{
    Theme{"how to", "how to"},
    Theme{"training", "training"},
    Theme{"password reset", "password reset"},
    Theme{"password forgotten", "forgot password"},
    Theme{"account locked", "account locked"},
    Theme{"MFA set-up", "mfa setup"},
    Theme{"MFA reset", "mfa reset"},
    Theme{"authenticator app", "authenticator"},
    Theme{"VPN set-up", "vpn setup"},
    Theme{"VPN access", "vpn access"},
    Theme{"printer set-up", "add printer"},
    Theme{"scan to mail", "scan email"},
    Theme{"mail set-up", "outlook setup"},
    Theme{"signature", "email signature"},
    Theme{"out of office", "out of office"},
    Theme{"shared mailbox", "shared mailbox"},
    Theme{"shared folder", "shared folder"},
    Theme{"folder permissions", "folder access"},
    Theme{"mobile phone", "phone setup"},
    Theme{"software installation", "install software"},
    Theme{"Excel", "how excel"},
    Theme{"Excel formula", "excel formula"},
    Theme{"Word", "how word"},
    Theme{"Teams meeting", "teams meeting"},
    Theme{"new user", "new user"},
    Theme{"onboarding", "onboarding"},
    Theme{"new starter", "new starter"},

    Theme{"Schulung", "schulung"},
    Theme{"Anleitung", "anleitung"},
    Theme{"Passwort zurücksetzen", "passwort zurücksetzen"},
    Theme{"Kennwort zurücksetzen", "kennwort zurücksetzen"},
    Theme{"Passwort vergessen", "passwort vergessen"},
    Theme{"Konto gesperrt", "konto gesperrt"},
    Theme{"MFA einrichten", "mfa einrichten"},
    Theme{"VPN einrichten", "vpn einrichten"},
    Theme{"Drucker einrichten", "drucker einrichten"},
    Theme{"Mail einrichten", "outlook einrichten"},
    Theme{"Abwesenheitsnotiz", "abwesenheitsnotiz"},
    Theme{"Freigegebener Ordner", "ordner zugriff"},
    Theme{"Handy einrichten", "handy einrichten"},
    Theme{"Software installieren", "software installieren"},
    Theme{"Excel-Frage", "frage excel"},
    Theme{"Word-Frage", "frage word"},
    Theme{"Neuer Mitarbeiter", "neuer mitarbeiter"},
    Theme{"Neue Mitarbeiterin", "neue mitarbeiterin"},
    Theme{"Neuer Benutzer", "neuer benutzer"},

    Theme{"formation", "formation"},
    Theme{"mode d'emploi", "mode emploi"},
    Theme{"mot de passe oublié", "mot passe oublié"},
    Theme{"réinitialisation du mot de passe", "réinitialisation mot passe"},
    Theme{"réinitialiser le mot de passe", "réinitialiser mot passe"},
    Theme{"compte bloqué", "compte bloqué"},
    Theme{"configurer MFA", "configurer mfa"},
    Theme{"configurer VPN", "configurer vpn"},
    Theme{"installer une imprimante", "installer imprimante"},
    Theme{"configurer la messagerie", "configurer outlook"},
    Theme{"message d'absence", "message absence"},
    Theme{"dossier partagé", "dossier partagé"},
    Theme{"configurer un téléphone", "configurer téléphone"},
    Theme{"installer un logiciel", "installer logiciel"},
    Theme{"question Excel", "question excel"},
    Theme{"question Word", "question word"},
    Theme{"nouvel utilisateur", "nouvel utilisateur"},
    Theme{"nouveau collaborateur", "nouveau collaborateur"},

    Theme{"formación", "formación"},
    Theme{"restablecer contraseña", "restablecer contraseña"},
    Theme{"olvidé la contraseña", "olvidé contraseña"},
    Theme{"cuenta bloqueada", "cuenta bloqueada"},
    Theme{"configurar MFA", "configurar mfa"},
    Theme{"configurar VPN", "configurar vpn"},
    Theme{"instalar impresora", "instalar impresora"},
    Theme{"configurar correo", "configurar correo"},
    Theme{"fuera de oficina", "fuera oficina"},
    Theme{"carpeta compartida", "carpeta compartida"},
    Theme{"configurar móvil", "configurar móvil"},
    Theme{"instalar programa", "instalar programa"},
    Theme{"duda de Excel", "duda excel"},
    Theme{"duda de Word", "duda word"},
    Theme{"nuevo usuario", "nuevo usuario"},
    Theme{"nuevo empleado", "nuevo empleado"},
};

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        words.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

}  // namespace

std::vector<ThemeRule> built_in_themes() {
    std::vector<ThemeRule> rules;
    rules.reserve(themes.size());
    for (const Theme& theme : themes) rules.push_back({std::string(theme.name), words_of(theme.words)});
    return rules;
}

}  // namespace msp_audit
