namespace Nser.Client.Sandbox.Seeds;

/// <summary>Ordinary names in both scripts. Put together by chance they name nobody.</summary>
internal static class SyntheticNames
{
    internal static IReadOnlyList<(string Latin, string Urdu)> Women { get; } =
    [
        ("Ayesha", "عائشہ"), ("Fatima", "فاطمہ"), ("Zainab", "زینب"), ("Sadia", "سعدیہ"), ("Rukhsana", "رخسانہ"), ("Nasreen", "نسرین"), ("Shabana", "شبانہ"),
        ("Bushra", "بشریٰ"), ("Kiran", "کرن"), ("Mehwish", "مہوش"), ("Saima", "صائمہ"), ("Gul Bano", "گل بانو"), ("Parveen", "پروین"), ("Samina", "ثمینہ"),
    ];

    internal static IReadOnlyList<(string Latin, string Urdu)> Men { get; } =
    [
        ("Muhammad Ali", "محمد علی"), ("Imran", "عمران"), ("Bilal", "بلال"), ("Ghulam Rasool", "غلام رسول"), ("Abdul Karim", "عبدالکریم"), ("Tariq", "طارق"),
        ("Nawaz", "نواز"), ("Sher Zaman", "شیر زمان"), ("Kashif", "کاشف"), ("Rashid", "راشد"), ("Yousaf", "یوسف"), ("Hamza", "حمزہ"), ("Allah Ditta", "اللہ دتہ"),
    ];

    internal static IReadOnlyList<(string Latin, string Urdu)> Families { get; } =
    [
        ("Khan", "خان"), ("Ahmed", "احمد"), ("Baloch", "بلوچ"), ("Soomro", "سومرو"), ("Butt", "بٹ"), ("Malik", "ملک"), ("Hussain", "حسین"), ("Awan", "اعوان"),
        ("Shah", "شاہ"), ("Chaudhry", "چودھری"), ("Bibi", "بی بی"), ("Akhtar", "اختر"), ("Qureshi", "قریشی"), ("Brohi", "بروہی"),
    ];
}
