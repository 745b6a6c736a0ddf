namespace Nser.QuickStart.SampleData;

/// <summary>Given names in both scripts, put together by chance: nobody is meant.</summary>
internal static class SampleNames
{
    internal static readonly (string Latin, string Urdu)[] Women =
    [
        ("Amina Bibi", "آمنہ بی بی"), ("Zainab Khatoon", "زینب خاتون"), ("Fatima Begum", "فاطمہ بیگم"), ("Rukhsana Kausar", "رخسانہ کوثر"),
        ("Shazia Parveen", "شازیہ پروین"), ("Nasreen Akhtar", "نسرین اختر"), ("Gul Bano", "گل بانو"), ("Sakina Mai", "سکینہ مائی"),
        ("Mah Noor", "ماہ نور"), ("Hajra Sultana", "ہاجرہ سلطانہ"), ("Bakht Zamina", "بخت زمینہ"), ("Saima D'Souza", "صائمہ"),
    ];

    internal static readonly (string Latin, string Urdu)[] Men =
    [
        ("Muhammad Aslam", "محمد اسلم"), ("Ghulam Rasool", "غلام رسول"), ("Abdul Karim", "عبدالکریم"), ("Allah Ditta", "اللہ دتہ"),
        ("Sher Zaman", "شیر زمان"), ("Imdad Ali", "امداد علی"), ("Noor-ul-Haq", "نور الحق"), ("Bashir Ahmed", "بشیر احمد"),
        ("Mir Hazar Khan", "میر ہزار خان"), ("Yousaf Masih", "یوسف مسیح"), ("Fazal Rabi", "فضل ربی"), ("Karam Elahi", "کرم الٰہی"),
    ];
}
