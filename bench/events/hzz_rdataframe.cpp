// The selection and histograms of `hzz-2020` by ROOT's RDataFrame, compiled: one event loop for each sample, run together.
//
// usage: hzz_rdataframe THREADS OUT.json FILE...      files are called <number of the sample>.<anything>.root
#include <ROOT/RDFHelpers.hxx>
#include <ROOT/RDataFrame.hxx>
#include <ROOT/RVec.hxx>
#include <TH1D.h>
#include <TROOT.h>

#include <chrono>
#include <cmath>
#include <fstream>
#include <iomanip>
#include <map>
#include <string>
#include <sys/resource.h>
#include <vector>

using ROOT::RVecF;
using ROOT::RVecI;
using Types = ROOT::RVec<unsigned int>;
using Indices = ROOT::RVec<int>;

struct Vector {
    double px = 0, py = 0, pz = 0, e = 0;
    Vector operator+(const Vector &o) const { return {px + o.px, py + o.py, pz + o.pz, e + o.e}; }
    // In GeV, as a 32-bit float, from MeV.
    float mass() const {
        const double square = e * e - px * px - py * py - pz * pz;
        return std::copysign(std::sqrt(std::abs(square)), square) / 1000;
    }
};

// What is filled for an event; per lepton in arrays of four.
struct Event {
    std::array<Vector, 4> p;
    float z1 = 0, z2 = 0;
    Vector total;
};

static Indices good(const RVecF &pt, const RVecF &eta, const Types &type, const RVecF &ptcone, const RVecF &etcone,
                    const RVecF &z0, const RVecF &d0, const RVecF &sigma) {
    Indices found;
    for (int i = 0; i < int(pt.size()); i++) {
        const float size = std::abs(eta[i]);
        const float significance = std::abs(d0[i] / sigma[i]);
        const bool electron = type[i] == 11 && pt[i] > 7000 && size < 2.47 && significance < 5;
        const bool muon = type[i] == 13 && pt[i] > 5000 && size < 2.5 && significance < 3;
        if ((electron || muon) && ptcone[i] / pt[i] < 0.3 && etcone[i] / pt[i] < 0.3 &&
            std::abs(z0[i] / std::cosh(double(eta[i]))) < 0.5) {
            found.push_back(i);
        }
    }
    return found;
}

static Event reconstruct(const RVecF &pt, const RVecF &eta, const RVecF &phi, const RVecF &e, const RVecI &charge,
                         const Types &type, const Indices &at) {
    Event event;
    for (int k = 0; k < 4; k++) {
        const int i = at[k];
        event.p[k] = {pt[i] * std::cos(double(phi[i])), pt[i] * std::sin(double(phi[i])), pt[i] * std::sinh(double(eta[i])), e[i]};
        event.total = event.total + event.p[k];
    }
    static const int pairings[3][4] = {{0, 1, 2, 3}, {0, 2, 1, 3}, {0, 3, 1, 2}};
    for (const auto &q : pairings) { // the last valid one wins
        if (type[at[q[0]]] == type[at[q[1]]] && charge[at[q[0]]] != charge[at[q[1]]]) {
            const float one = (event.p[q[0]] + event.p[q[1]]).mass(), two = (event.p[q[2]] + event.p[q[3]]).mass();
            const bool first = std::abs(one - 91.18) < std::abs(two - 91.18);
            event.z1 = first ? one : two;
            event.z2 = first ? two : one;
        }
    }
    return event;
}

static double cpu() {
    rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + 1e-6 * (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

int main(int, char **argv) {
    TH1::AddDirectory(false);
    const int threads = std::stoi(argv[1]);
    if (threads > 1) {
        ROOT::EnableImplicitMT(threads);
    }
    std::map<std::string, std::vector<std::string>> files;
    for (char **file = argv + 3; *file; file++) {
        const std::string path = *file, name = path.substr(path.find_last_of('/') + 1);
        files[name.substr(0, name.find('.'))].push_back(path);
    }
    const double cpuBefore = cpu();
    const auto before = std::chrono::steady_clock::now();
    std::map<std::string, std::vector<ROOT::RDF::RResultPtr<TH1D>>> results;
    std::vector<ROOT::RDF::RResultPtr<ULong64_t>> counts;
    std::vector<ROOT::RDF::RResultHandle> all;
    for (const auto &[sample, paths] : files) {
        ROOT::RDataFrame frame("mini", paths);
        counts.push_back(frame.Count());
        auto selected =
            frame.Filter([](bool e, bool m) { return e || m; }, {"trigE", "trigM"})
                .Define("good", good, {"lep_pt", "lep_eta", "lep_type", "lep_ptcone30", "lep_etcone20", "lep_z0",
                                       "lep_trackd0pvunbiased", "lep_tracksigd0pvunbiased"})
                .Filter([](const Indices &good) { return good.size() == 4; }, {"good"})
                .Filter([](const RVecF &pt, const Indices &i) { return pt[i[0]] > 25000 && pt[i[1]] > 15000 && pt[i[2]] > 10000; },
                        {"lep_pt", "good"})
                .Filter([](const RVecI &q, const Indices &i) { return q[i[0]] + q[i[1]] + q[i[2]] + q[i[3]] == 0; },
                        {"lep_charge", "good"})
                .Filter(
                    [](const Types &t, const Indices &i) {
                        const auto sum = t[i[0]] + t[i[1]] + t[i[2]] + t[i[3]];
                        return sum == 44 || sum == 48 || sum == 52;
                    },
                    {"lep_type", "good"})
                .Define("weight",
                        [](int number, float generator, float ele, float muon, float trigger, float pileup) {
                            if (number >= 410011 && number <= 410026) {
                                generator = generator > 0 ? 1 : generator < 0 ? -1 : 0;
                            }
                            return generator * ele * muon * trigger * pileup;
                        },
                        {"channelNumber", "mcWeight", "scaleFactor_ELE", "scaleFactor_MUON", "scaleFactor_LepTRIGGER",
                         "scaleFactor_PILEUP"})
                .Define("event", reconstruct, {"lep_pt", "lep_eta", "lep_phi", "lep_E", "lep_charge", "lep_type", "good"})
                .Define("m4l", [](const Event &event) { return event.total.mass(); }, {"event"})
                .Define("z1", [](const Event &event) { return event.z1; }, {"event"})
                .Define("z2", [](const Event &event) { return event.z2; }, {"event"})
                .Define("pt4l", [](const Event &event) { return float(std::hypot(event.total.px, event.total.py) / 1000); }, {"event"})
                .Define("y4l",
                        [](const Event &event) {
                            const Vector &t = event.total;
                            return float(0.5 * std::log((t.e + t.pz) / (t.e - t.pz)));
                        },
                        {"event"})
                .Define("jets",
                        [](const RVecF &pt, const RVecF &eta) {
                            int n = 0;
                            for (size_t i = 0; i < pt.size(); i++) {
                                n += pt[i] > 30000 && std::abs(eta[i]) < 4.4;
                            }
                            return n;
                        },
                        {"jet_pt", "jet_eta"})
                .Define("pt", [](const RVecF &v, const Indices &i) { return ROOT::VecOps::Take(v, i) / 1000.; }, {"lep_pt", "good"})
                .Define("eta", [](const RVecF &v, const Indices &i) { return ROOT::VecOps::Take(v, i); }, {"lep_eta", "good"})
                .Define("E", [](const RVecF &v, const Indices &i) { return ROOT::VecOps::Take(v, i) / 1000.; }, {"lep_E", "good"})
                .Define("phi", [](const RVecF &v, const Indices &i) { return ROOT::VecOps::Take(v, i); }, {"lep_phi", "good"})
                .Define("charge", [](const RVecI &v, const Indices &i) { return ROOT::VecOps::Take(v, i); }, {"lep_charge", "good"})
                .Define("type", [](const Types &v, const Indices &i) { return ROOT::VecOps::Take(v, i); }, {"lep_type", "good"});
        auto &histograms = results[sample];
        auto fill = [&](auto type, const char *name, int bins, double low, double high, const char *column) {
            histograms.push_back(selected.Histo1D<decltype(type), float>({name, "", bins, low, high}, column, "weight"));
            all.emplace_back(histograms.back());
        };
        fill(float(), "mass_four_lep", 24, 80, 170, "m4l");
        fill(float(), "mass_ext_four_lep", 30, 80, 250, "m4l");
        fill(float(), "mLL1", 30, 50, 106, "z1");
        fill(float(), "mLL2", 30, 12, 140, "z2");
        fill(float(), "fourlepsys_pt", 20, 0, 200, "pt4l");
        fill(float(), "fourlepsys_y", 20, -3, 3, "y4l");
        fill(int(), "n_jets", 4, -0.5, 3.5, "jets");
        fill(ROOT::RVecD(), "fourleptpt", 5, 0, 200, "pt");
        fill(RVecF(), "fourlepteta", 10, -3, 3, "eta");
        fill(ROOT::RVecD(), "fourleptE", 10, 0, 300, "E");
        fill(RVecF(), "fourleptphi", 8, -3.2, 3.2, "phi");
        fill(RVecI(), "fourleptch", 7, -1.75, 1.75, "charge");
        fill(Types(), "fourleptID", 15, 5.5, 20.5, "type");
        all.emplace_back(counts.back());
    }
    ROOT::RDF::RunGraphs(all);
    const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - before).count();
    const double loop = cpu() - cpuBefore;

    rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    std::ofstream out(argv[2]);
    unsigned long long events = 0;
    for (auto &count : counts) {
        events += *count;
    }
    out << std::setprecision(17) << "{\"events\": " << events << ", \"wall\": " << wall << ", \"cpu\": " << loop
        << ", \"process-cpu\": " << cpu() << ", \"peak-mb\": " << usage.ru_maxrss / 1024. << ", \"version\": \"ROOT "
        << gROOT->GetVersion() << "\", \"histograms\": {";
    const char *between = "";
    for (auto &[sample, histograms] : results) {
        out << between << "\n\"" << sample << "\": {";
        const char *comma = "";
        for (auto &h : histograms) {
            out << comma << "\n \"" << h->GetName() << "\": {\"total-entries\": " << h->GetEntries();
            for (int what = 0; what < 2; what++) {
                out << (what ? "], \"sumw2\": [" : ", \"sumw\": [");
                for (int i = 0; i < h->GetNcells(); i++) {
                    out << (i ? ", " : "") << (what ? h->GetBinError(i) * h->GetBinError(i) : h->GetBinContent(i));
                }
            }
            out << "]}";
            comma = ",";
        }
        out << "}";
        between = ",";
    }
    out << "}}\n";
}
