// SPDX-License-Identifier: EUPL-1.2 OR Apache-2.0
#include <regietafel/what_if_command.hpp>

namespace regietafel {

const std::vector<command_entry>& command_entries() {
    static const std::vector<command_entry> all{
        {"state", "stel zet state set", "stel WIE SOORT PERIODE [BASIS] = AANTAL",
         "state WHO KIND PERIOD [BASIS] = NUMBER",
         "Vul een cijfer in: 50, een marge 40..50, of erbij en eraf: +7, -3. Zonder BASIS: wat wordt aangeboden",
         "State a figure: 50, a range 40..50, or more and less: +7, -3. Without BASIS: what is offered"},
        {"clear", "wis leeg clear blank", "wis WIE SOORT PERIODE [BASIS]", "clear WHO KIND PERIOD [BASIS]",
         "Maak een vak leeg: niet opgegeven. Dat is geen nul", "Make a cell blank: not stated. That is not zero"},
        {"undo", "terug undo", "terug", "undo", "Neem de laatste stap terug", "Take the last step back"},
        {"redo", "weer opnieuw redo", "weer", "redo", "Doe de teruggenomen stap weer",
         "Make the step that was taken back again"},
        {"name", "noem name", "noem NAAM", "name NAME", "Geef de stand van nu een naam",
         "Give the table as it stands a name"},
        {"go", "ga go", "ga NAAM", "go NAME", "Ga naar de stand met die naam; 'begin' is de stand bij het begin",
         "Make the table as it was under that name; 'begin' is how everything began"},
        {"names", "namen names", "namen", "names", "Welke namen er zijn", "Which names there are"},
        {"compare", "vergelijk compare", "vergelijk NAAM [NAAM]", "compare NAME [NAME]",
         "Wat er anders is, van de een naar de ander, of naar nu",
         "What differs, from the one to the other, or to now"},
        {"show", "toon show", "toon [WIE]", "show [WHO]",
         "De cijfers, dekking en bevindingen van een gemeente, of van het geheel",
         "The figures, coverage and findings of a municipality, or of the whole"},
        {"diff", "verschil diff", "verschil", "diff", "Wat er anders is dan in het begin",
         "What differs from the start"},
        {"explain", "uitleg explain", "uitleg WIE SOORT PERIODE [BASIS]", "explain WHO KIND PERIOD [BASIS]",
         "Waar een cijfer en wat erop rust vandaan komt", "Where a figure, and what rests on it, comes from"},
        {"save", "bewaar save", "bewaar [WIE] BESTAND [!]", "save [WHO] FILE [!]",
         "Bewaar alles, met de namen, als BESTAND.toml; of het formulier van WIE als BESTAND.csv. Met ! ook over iets "
         "anders heen",
         "Save everything, with the names, as FILE.toml; or the form of WHO as FILE.csv. With ! also over something "
         "else"},
        {"open", "open", "open BESTAND [!]", "open FILE [!]",
         "Ga naar de stand die bewaard is in BESTAND.toml, met de namen erin",
         "Make the table as it was saved in FILE.toml, with the names in it"},
        {"receipt", "bon verantwoording receipt", "bon [BESTAND [!]]", "receipt [FILE [!]]",
         "Waarop de tafel rust zoals zij nu staat, met controlegetallen; in BESTAND.json om met 'regietafel verify' na "
         "te "
         "rekenen. Met ! ook over iets anders heen",
         "What the table as it stands rests on, with checksums; in FILE.json to be calculated again by 'regietafel "
         "verify'. With ! also over something else"},
        {"help", "help hulp ?", "help", "help", "Deze lijst", "This list"},
        {"stop", "stop einde quit exit", "stop [!]", "stop [!]", "Houd op; met ! ook als er iets niet bewaard is",
         "End; with ! also where something was not saved"},
    };
    return all;
}

} // namespace regietafel
