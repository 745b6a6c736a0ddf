using Nser.Standards;
using Nser.Standards.Text;

namespace Nser.Client.Governance.DataRequests;

/// <summary>The documents of step 2: those attached can be taken, and none that is asked for is missing.</summary>
/// <remarks>A missing one is a warning: documents may also be handed over on paper.</remarks>
internal static class DocumentRules
{
    private const int LongestName = 100;

    internal static void Check(DataRequestForm form, FormFindings findings)
    {
        var attached = form.Attachments ?? [];
        for (var index = 0; index < attached.Count; index++)
        {
            Check(attached[index], FormattableString.Invariant($"/attachments/{index}"), findings);
        }

        if (attached.Sum(document => (long)(document?.Content.Length ?? 0)) > DataRequestAttachment.MaxBytesInAll)
        {
            findings.Error(ValidationCodes.DataRequestAttachment, "/attachments", FormattableString.Invariant($"The documents together are larger than {DataRequestAttachment.MaxBytesInAll} bytes: make them smaller."));
        }

        CheckComplete(form, [.. attached.Select(document => document?.Kind.Known).OfType<DataRequestDocument>()], findings);
    }

    private static void Check(DataRequestAttachment? document, string pointer, FormFindings findings)
    {
        if (document is null)
        {
            findings.Error(ValidationCodes.SchemaType, pointer, "A document is an object with kind, fileName, mediaType and content: supply it, or leave it out.");
            return;
        }

        if (document.Kind.Known is null)
        {
            findings.Error(ValidationCodes.SchemaEnum, pointer + "/kind", $"A document is one of {string.Join(", ", EnumWords<DataRequestDocument>.All)}.");
        }

        CheckName(document.FileName, pointer + "/fileName", findings);
        if (document.Content.IsEmpty || document.Content.Length > DataRequestAttachment.MaxBytes)
        {
            findings.Error(ValidationCodes.DataRequestAttachment, pointer + "/content", FormattableString.Invariant($"A document has 1 to {DataRequestAttachment.MaxBytes} bytes: supply it, or make it smaller."));
        }
        else if (!AttachmentContent.MediaTypes.Contains(document.MediaType) || AttachmentContent.MediaTypeOf(document.Content.Span) != document.MediaType)
        {
            findings.Error(ValidationCodes.DataRequestAttachment, pointer + "/mediaType", "A document is a PDF, a JPEG or a PNG and its mediaType says which: correct the media type, or save the document as one of these.");
        }
    }

    private static void CheckName(string? name, string pointer, FormFindings findings)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > LongestName || name.Any(character => char.IsControl(character) || character is '/' or '\\'))
        {
            findings.Error(ValidationCodes.DataRequestAttachment, pointer, "A file name has 1 to 100 characters and no folder: correct it.");
        }
        else if (PersonalNumbers.In(name))
        {
            findings.Error(ValidationCodes.DataRequestAttachment, pointer, "The file name holds a number that may lead to a person: rename the file.");
        }
    }

    private static void CheckComplete(DataRequestForm form, HashSet<DataRequestDocument> attached, FormFindings findings)
    {
        Expect(DataRequestDocument.CoverLetter, "Step 2 asks for a cover letter on the letterhead of the organisation: attach it, or hand it over.");
        Expect(DataRequestDocument.ConceptNote, "Step 2 asks for a concept note that justifies the use of the data and, for data of individuals, says how they are safeguarded: attach it, or hand it over.");
        Expect(DataRequestDocument.Proposal, "Item 8 asks for a proposal of at most one page: attach it, or hand it over.");
        if (form.InstitutionType.Known is InstitutionType.LocalNgo or InstitutionType.InternationalNgo or InstitutionType.PrivateBusiness)
        {
            Expect(DataRequestDocument.RegistrationProof, "Step 2 asks private organisations and NGOs for a proof of registration (SECP, Ministry of Interior, EAD): attach it, or hand it over.");
            Expect(DataRequestDocument.Other, "Step 2 asks private organisations and NGOs for their objectives on their letterhead: attach them as OTHER, or hand them over.");
        }

        if (!form.RequesterCnicAttached)
        {
            findings.Warning(ValidationCodes.DataRequestDocument, "/requesterCnicAttached", "Item 21 asks for a copy of the requester's CNIC: attach it, or hand it over.");
        }
        else
        {
            Expect(DataRequestDocument.RequesterCnic, "Item 21 says that the copy of the CNIC is attached, but it is not among the documents: attach it, or hand it over.");
        }

        void Expect(DataRequestDocument kind, string message)
        {
            if (!attached.Contains(kind))
            {
                findings.Warning(ValidationCodes.DataRequestDocument, "/attachments", message);
            }
        }
    }
}
